import type { AbsentPerson } from "@conclave/client/snapshots/room-rights";
import { Button } from "@conclave/ui/components/button";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";
import "./moderation.css";

interface AskingPeopleProps {
  readonly roomId: string;
  readonly asking: readonly AbsentPerson[];
  readonly mayAccept: boolean;
  readonly Heading: "h2" | "h3";
}

/** Those who ask to be let into a room, with what they say, to be let in or not. */
export function AskingPeople({ roomId, asking, mayAccept, Heading }: AskingPeopleProps) {
  if (asking.length === 0) return null;
  return (
    <section class="members">
      <Heading class="members-title">{t("asking-title")}</Heading>
      <ul>
        {asking.map((person) => (
          <AskingRow key={person.userId} roomId={roomId} person={person} mayAccept={mayAccept} />
        ))}
      </ul>
    </section>
  );
}

interface AskingRowProps {
  readonly roomId: string;
  readonly person: AbsentPerson;
  readonly mayAccept: boolean;
}

function AskingRow({ roomId, person, mayAccept }: AskingRowProps) {
  const { commands } = useChat();
  const accepting = useAction();
  const declining = useAction();
  const { userId, reason } = person;
  const name = isolated(person.name);
  const failure = accepting.failure ?? declining.failure;
  return (
    <li class="member asking">
      <Picture id={userId} name={person.name} source={person.avatar} size="small" />
      <span class="member-text">
        <PersonName person={person} />
        <bdi class="member-id">{userId}</bdi>
        {reason !== null && (
          <span class="asking-reason">
            <bdi>{reason}</bdi>
          </span>
        )}
        {failure !== null && <span class="room-rights-failure">{failureText(failure)}</span>}
        <span class="asking-actions">
          {mayAccept && (
            <Button
              small
              kind="primary"
              busy={accepting.busy}
              disabled={declining.busy}
              onClick={() =>
                void accepting.run(async () => {
                  await commands.invite(roomId, userId);
                  showToast(t("asking-accepted", { name }), "success");
                })
              }
            >
              <span aria-hidden="true">{t("asking-accept")}</span>
              <VisuallyHidden>{t("asking-accept-named", { name })}</VisuallyHidden>
            </Button>
          )}
          <Button
            small
            busy={declining.busy}
            disabled={accepting.busy}
            onClick={() => void declining.run(() => commands.removeMember(roomId, userId))}
          >
            <span aria-hidden="true">{t("asking-decline")}</span>
            <VisuallyHidden>{t("asking-decline-named", { name })}</VisuallyHidden>
          </Button>
        </span>
      </span>
    </li>
  );
}
