import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

interface AskToJoinProps {
  readonly roomId: string;
  readonly name: string;
  readonly onAsked: () => void;
  readonly onClose: () => void;
}

/** Asks those who look after a room to be let in, in some words. */
export function AskToJoinDialog({ roomId, name, onAsked, onClose }: AskToJoinProps) {
  const { commands } = useChat();
  const [typed, setTyped] = useState("");
  const action = useAction();
  return (
    <ActionDialog
      title={t("ask-title", { name: isolated(name) })}
      submit={t("ask-submit")}
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          await commands.askToJoin(roomId, typed.trim() || undefined);
          onAsked();
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t("ask-text")}</p>
      <TextField
        label={t("ask-reason")}
        required={false}
        focused
        multiline
        maximumLength={500}
        value={typed}
        onInput={setTyped}
      />
    </ActionDialog>
  );
}
