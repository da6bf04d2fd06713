import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Notice } from "@conclave/ui/components/notice";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useMemo, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { createPeopleChoice } from "../people/people-choice.ts";
import { PeopleField } from "../people/people-field.tsx";
import { isolated } from "./message-preview.ts";
import { t } from "./messages.ts";
import { roomName } from "./room-name.ts";

interface InviteProps {
  readonly entry: Pick<RoomListEntry, "roomId" | "name" | "space">;
  readonly ownUserId: string;
  readonly onClose: () => void;
}

/** Invites people into a room, one after the other; who could be invited is not asked for again after a failure. */
export function InviteDialog({ entry, ownUserId, onClose }: InviteProps) {
  const { commands } = useChat();
  const action = useAction();
  const [missing, setMissing] = useState(false);
  const choice = useMemo(() => createPeopleChoice(ownUserId), [ownUserId]);
  const submit = () => {
    const people = choice.finish();
    setMissing(people?.length === 0);
    if (people === null || people.length === 0) return;
    void action.run(async () => {
      for (const userId of people) {
        await commands.invite(entry.roomId, userId);
        choice.remove(userId);
      }
      showToast(t("invite-done", { count: people.length }));
      onClose();
    });
  };
  return (
    <ActionDialog
      title={t("invite-title", { room: isolated(roomName(entry.name)) })}
      submit={t("invite-submit")}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <PeopleField choice={choice} focused />
      {missing && <Notice tone="warning">{t("invite-missing")}</Notice>}
      {!entry.space && <p class="dialog-note">{t("invite-history")}</p>}
    </ActionDialog>
  );
}
