import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

interface MemberDialogProps {
  readonly deed: "remove" | "withdraw" | "ban" | "purge";
  readonly roomId: string;
  readonly member: MemberSnapshot;
  readonly onClose: () => void;
}

/** Asks before somebody, or what they said, is removed, and for the reason. */
export function MemberDialog({ deed, roomId, member, onClose }: MemberDialogProps) {
  const { commands } = useChat();
  const [typed, setTyped] = useState("");
  const action = useAction();
  const name = isolated(member.name);

  /** Does it, and gives what is said of it. */
  async function act(): Promise<string> {
    const reason = typed.trim() || undefined;
    const { userId } = member;
    if (deed === "purge") {
      const { removed } = await commands.removeMessagesOf(roomId, userId, reason);
      return t("purge-done", { count: removed });
    }
    if (deed === "ban") {
      await commands.banMember(roomId, userId, reason);
      return t("ban-done", { name });
    }
    await commands.removeMember(roomId, userId, reason);
    return t("remove-done", { name });
  }

  return (
    <ActionDialog
      title={t(`${deed}-title`, { name })}
      submit={t(`${deed}-submit`)}
      danger
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          showToast(await act(), "success");
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t(`${deed}-text`)}</p>
      <TextField label={t("reason")} hint={t("reason-hint")} value={typed} maximumLength={200} onInput={setTyped} />
    </ActionDialog>
  );
}
