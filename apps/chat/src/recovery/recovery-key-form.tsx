import { Button } from "@conclave/ui/components/button";
import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t } from "./messages.ts";

/** Where the recovery key is typed, and opens what this device lacks. */
export function RecoveryKeyForm({ focused = false }: { focused?: boolean }) {
  const { recovery } = useChat();
  const [typed, setTyped] = useState("");
  // What went wrong in the dialog above is said there.
  const failure = recovery.step.value === "recover" ? recovery.failure.value : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "") void recovery.recover(typed);
      }}
    >
      <TextField
        label={t("key-label")}
        hint={t("unlock-hint")}
        literal
        focused={focused}
        autocomplete="off"
        maximumLength={200}
        value={typed}
        error={failure === null ? undefined : failureText(failure)}
        onInput={(value) => {
          setTyped(value);
          recovery.forgetFailure();
        }}
      />
      <Button
        kind="primary"
        type="submit"
        wide
        busy={recovery.busy.value && recovery.step.value === "recover"}
        disabled={typed.trim() === ""}
      >
        {t("unlock-submit")}
      </Button>
    </form>
  );
}
