import type { ContentItem } from "@conclave/client/snapshots/timeline-item";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";

export interface MessageDialogProps {
  readonly item: ContentItem;
  readonly roomId: string;
  readonly onClose: () => void;
}

/** Asks before a message is removed, and for the reason. */
export function RemoveDialog({ item, roomId, onClose }: MessageDialogProps) {
  const { commands } = useChat();
  const [reason, setReason] = useState("");
  const action = useAction();
  const remove = () =>
    void action.run(async () => {
      await commands.removeMessage(roomId, item.eventId ?? "", reason.trim() || undefined);
      showToast(t("removed"), "success");
      onClose();
    });
  return (
    <ActionDialog
      title={t("remove-title")}
      submit={t("remove")}
      danger
      action={action}
      onSubmit={remove}
      onClose={onClose}
    >
      <p>{t("remove-text")}</p>
      <TextField
        label={t("remove-reason")}
        hint={t("remove-reason-hint")}
        value={reason}
        maximumLength={200}
        onInput={setReason}
      />
    </ActionDialog>
  );
}
