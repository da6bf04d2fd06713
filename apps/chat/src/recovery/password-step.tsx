import { Button } from "@conclave/ui/components/button";
import { PasswordField } from "@conclave/ui/components/password-field";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t } from "./messages.ts";

export interface PasswordStepProps {
  readonly text: string;
  readonly action: string;
  readonly submit: (password: string) => Promise<void>;
}

/** Asks for the account's password, where the server wants it for a change of keys. */
export function PasswordStep({ text, action, submit }: PasswordStepProps) {
  const { recovery } = useChat();
  const [password, setPassword] = useState("");
  const failure = recovery.failure.value;
  return (
    <form
      class="password-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") void submit(password);
      }}
    >
      <p class="card-page-text">{text}</p>
      <PasswordField
        label={t("password-label")}
        purpose="current"
        value={password}
        error={failure === null ? undefined : failureText(failure)}
        onInput={setPassword}
      />
      <Button kind="primary" type="submit" wide busy={recovery.busy.value} disabled={password === ""}>
        {action}
      </Button>
    </form>
  );
}
