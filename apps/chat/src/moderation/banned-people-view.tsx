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

interface BannedPeopleProps {
  readonly roomId: string;
  readonly banned: readonly AbsentPerson[];
  readonly mayUnban: boolean;
  readonly Heading: "h2" | "h3";
}

/** Those who were banned from a room, with the reasons, and the way to lift a ban. */
export function BannedPeople({ roomId, banned, mayUnban, Heading }: BannedPeopleProps) {
  if (banned.length === 0) return null;
  return (
    <section class="members">
      <Heading class="members-title">{t("banned-title")}</Heading>
      <ul>
        {banned.map((person) => (
          <BannedRow key={person.userId} roomId={roomId} person={person} mayUnban={mayUnban} />
        ))}
      </ul>
    </section>
  );
}

interface BannedRowProps {
  readonly roomId: string;
  readonly person: AbsentPerson;
  readonly mayUnban: boolean;
}

function BannedRow({ roomId, person, mayUnban }: BannedRowProps) {
  const { commands } = useChat();
  const action = useAction();
  const { userId, reason } = person;
  const name = isolated(person.name);
  const unban = () =>
    void action.run(async () => {
      await commands.unbanMember(roomId, userId);
      showToast(t("unban-done", { name }), "success");
    });
  return (
    <li class="member">
      <Picture id={userId} name={person.name} source={person.avatar} size="small" />
      <span class="member-text">
        <PersonName person={person} />
        <bdi class="member-id">{userId}</bdi>
        {reason !== null && <span class="room-rights-note">{t("banned-reason", { reason: isolated(reason) })}</span>}
        {action.failure !== null && <span class="room-rights-failure">{failureText(action.failure)}</span>}
      </span>
      {mayUnban && (
        <Button small busy={action.busy} onClick={unban}>
          <span aria-hidden="true">{t("unban-short")}</span>
          <VisuallyHidden>{t("unban", { name })}</VisuallyHidden>
        </Button>
      )}
    </li>
  );
}
