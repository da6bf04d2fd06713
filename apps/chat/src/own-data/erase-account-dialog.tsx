import { Notice } from "@conclave/ui/components/notice";
import { PasswordField } from "@conclave/ui/components/password-field";
import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";

/** Asks before an account is closed and erased: says what goes and what stays, wants the own name typed, then the password. */
export function EraseAccountDialog({ onClose }: { onClose: () => void }) {
  const { commands, self, navigation } = useChat();
  const action = useAction();
  const [typed, setTyped] = useState("");
  const [mistyped, setMistyped] = useState(false);
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState("");
  const name = localpartOf(self.value?.userId ?? "");
  const erase = () =>
    void action.run(async () => {
      try {
        await commands.eraseAccount(asked ? password : undefined);
      } catch (error) {
        if (failureOf(error).code !== "password-needed" || asked) throw error;
        setAsked(true);
        return;
      }
      navigation.go({ name: "home" });
    });
  const submit = () => {
    const isRight = typed.trim().replace(/^@/, "").toLowerCase() === name.toLowerCase();
    setMistyped(!isRight);
    if (isRight) erase();
  };
  const { failure } = action;
  const isOfPassword = failure?.code === "password-wrong";
  const isLastOwner = failure?.code === "forbidden";
  return (
    <ActionDialog
      title={t("erase-dialog")}
      submit={t("erase-submit")}
      danger
      action={action}
      failureShown={isOfPassword || isLastOwner}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("erase-goes")}</p>
      <p>{t("erase-stays")}</p>
      <Notice tone="warning">{t("erase-final")}</Notice>
      <TextField
        label={t("erase-confirm", { name })}
        literal
        autocomplete="off"
        value={typed}
        error={mistyped ? t("erase-mistyped") : undefined}
        onInput={(text) => {
          setTyped(text);
          setMistyped(false);
        }}
      />
      {asked && (
        <PasswordField
          label={t("password")}
          purpose="current"
          value={password}
          error={isOfPassword ? failureText(failure) : undefined}
          onInput={(text) => {
            setPassword(text);
            action.forgetFailure();
          }}
        />
      )}
      {isLastOwner && <Notice tone="danger">{t("erase-forbidden")}</Notice>}
    </ActionDialog>
  );
}

/** The part of a user id that a person knows as their name. */
function localpartOf(userId: string): string {
  return userId.slice(1, userId.indexOf(":"));
}
