import type { Failure } from "@conclave/client/failure";
import type { FoundPeople } from "@conclave/client/snapshots/person-card";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { ListItem } from "@conclave/ui/components/list";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import { TextField } from "@conclave/ui/components/text-field";
import { searchIcon } from "@conclave/ui/icons/action-icons";
import { peopleIcon } from "@conclave/ui/icons/people-icons";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { useSettled } from "../page/use-settled.ts";
import { Picture } from "../people/picture.tsx";
import { usePersonCard } from "../people/use-person-card.ts";
import { t } from "./messages.ts";

/** The people of the server that one may know of: those in one's own rooms first, until one looks for somebody. */
export function PeopleDirectory() {
  const { commands } = useChat();
  const openCard = usePersonCard();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<FoundPeople | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const wanted = useSettled(typed.trim());
  useEffect(() => {
    let overtaken = false;
    setFailure(null);
    commands.findPeople(wanted).then(
      (people) => !overtaken && setFound(people),
      (error: unknown) => !overtaken && setFailure(failureOf(error)),
    );
    return () => {
      overtaken = true;
    };
  }, [wanted]);
  return (
    <div class="directory-part">
      <TextField
        label={t("people-search")}
        hint={t("people-hint")}
        type="search"
        autocomplete="off"
        focused
        maximumLength={200}
        value={typed}
        onInput={setTyped}
      />
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      {found === null ? (
        failure === null && <Spinner label={t("loading")} />
      ) : found.people.length === 0 ? (
        <EmptyState
          icon={wanted === "" ? peopleIcon : searchIcon}
          title={t(wanted === "" ? "people-empty-title" : "people-none-title")}
        >
          {t("people-none-text")}
        </EmptyState>
      ) : (
        <ul class="ui-list" aria-label={t("people-found")}>
          {found.people.map(({ userId, name, avatar }) => (
            <ListItem
              key={userId}
              start={<Picture id={userId} name={name} source={avatar} />}
              title={<bdi>{name}</bdi>}
              text={<bdi>{userId}</bdi>}
              onClick={() => openCard(userId)}
            />
          ))}
        </ul>
      )}
      {found?.more === true && <p class="directory-quiet">{t("people-more")}</p>}
    </div>
  );
}
