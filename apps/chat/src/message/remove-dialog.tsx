import type { ContentItem } from "@conclave/client/snapshots/timeline-item";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";

export interface MessageDialogProps {
  readonly item: ContentItem;
  readonly roomId: string;
  readonly onClose: () => void;
}

/** A dialog about several messages, in their order. */
export interface MessagesDialogProps {
  readonly items: readonly ContentItem[];
  readonly roomId: string;
  /** It was done with all of them. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks before messages are removed, and for the reason. */
export function RemoveDialog({ items, roomId, onClose, onDone }: MessagesDialogProps) {
  const { commands } = useChat();
  const [reason, setReason] = useState("");
  const action = useAction();
  // Whatever failed goes on where it stopped.
  const left = useRef([...items]);
  const count = items.length;
  const remove = () =>
    void action.run(async () => {
      for (let next = left.current[0]; next !== undefined; next = left.current[0]) {
        await commands.removeMessage(roomId, next.eventId ?? "", reason.trim() || undefined);
        left.current.shift();
      }
      showToast(t("removed", { count }), "success");
      onDone();
      onClose();
    });
  return (
    <ActionDialog
      title={t("remove-title", { count })}
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
