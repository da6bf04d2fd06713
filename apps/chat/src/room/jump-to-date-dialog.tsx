import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { dayBegin } from "../time/day-begin.ts";
import { t } from "./messages.ts";

/** Leads to the first message of a day, or of the next one on which something was said. */
export function JumpToDateDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const { commands, navigation } = useChat();
  const [day, setDay] = useState("");
  const [missing, setMissing] = useState(false);
  const action = useAction();
  const tooFar = action.failure?.code === "not-found";
  const submit = () => {
    const begin = dayBegin(day);
    setMissing(begin === null);
    if (begin === null) return;
    void action.run(async () => {
      const { eventId } = await commands.revealMoment(roomId, begin);
      onClose();
      navigation.go({ name: "room", roomId, beside: null, eventId });
    });
  };
  return (
    <ActionDialog
      title={t("jump")}
      submit={t("jump-submit")}
      action={action}
      failureShown={tooFar}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        type="date"
        label={t("jump-date")}
        value={day}
        onInput={setDay}
        error={missing ? t("jump-missing") : tooFar ? t("jump-too-far") : undefined}
        focused
      />
    </ActionDialog>
  );
}
