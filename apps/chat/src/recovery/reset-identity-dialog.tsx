import { Button } from "@conclave/ui/components/button";
import { Checkbox } from "@conclave/ui/components/checkbox";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { t } from "./messages.ts";
import { PasswordStep } from "./password-step.tsx";

/** The last resort: a new identity. When it is made, the session asks to keep the new key, and this is closed. */
export function ResetIdentityDialog({ onClose }: { onClose: () => void }) {
  const { recovery, session } = useChat();
  const [understood, setUnderstood] = useState(false);
  const busy = recovery.busy.value;
  const failure = recovery.failure.value;
  const done = recovery.recoveryKey.value !== null && session.value.state === "recovery-set-up";
  useEffect(() => {
    recovery.forgetFailure();
  }, []);
  useEffect(() => {
    if (done) onClose();
  }, [done]);
  if (recovery.passwordAsked.value) {
    return (
      <Dialog title={t("password-title")} closable={!busy} onClose={onClose}>
        <PasswordStep text={t("password-text")} action={t("reset-submit")} submit={recovery.reset} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t("reset-title")}
      closable={!busy}
      onClose={onClose}
      onSubmit={() => {
        if (understood) void recovery.reset();
      }}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {shared("cancel")}
          </Button>
          <Button type="submit" kind="danger" busy={busy} disabled={!understood}>
            {t("reset-submit")}
          </Button>
        </>
      }
    >
      <p>{t("reset-text")}</p>
      <ul class="reset-consequences">
        <li>{t("reset-consequence-messages")}</li>
        <li>{t("reset-consequence-people")}</li>
        <li>{t("reset-consequence-key")}</li>
      </ul>
      <Checkbox label={t("reset-understood")} checked={understood} onChange={setUnderstood} disabled={busy} />
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
    </Dialog>
  );
}
