import type { RecoverySetUpSession } from "@conclave/client/snapshots/session-snapshot";
import { Button } from "@conclave/ui/components/button";
import { Notice } from "@conclave/ui/components/notice";
import { TextField } from "@conclave/ui/components/text-field";
import { downloadIcon } from "@conclave/ui/icons/action-icons";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { saveFile } from "../media/save-file.ts";
import { CardPage } from "../page/card-page.tsx";
import { CopyButton } from "./copy-button.tsx";
import { t } from "./messages.ts";
import { PasswordStep } from "./password-step.tsx";
import { RecoveryKey } from "./recovery-key-view.tsx";

/** The first run: a recovery key is made, shown, kept, and asked for once. */
export function RecoverySetUpPage({ session }: { session: RecoverySetUpSession }) {
  const { recovery } = useChat();
  const [kept, setKept] = useState(false);
  const key = recovery.recoveryKey.value;
  if (key === null) return <IntroStep earlier={session.stage === "key-unconfirmed"} />;
  return kept ? (
    <ConfirmStep onBack={() => setKept(false)} />
  ) : (
    <ShowStep recoveryKey={key} userId={session.userId} onKept={() => setKept(true)} />
  );
}

function IntroStep({ earlier }: { earlier: boolean }) {
  const { recovery, dialog } = useChat();
  if (recovery.passwordAsked.value) {
    return (
      <CardPage title={t("password-title")}>
        <PasswordStep text={t("password-text")} action={t("make-key")} submit={recovery.setUp} />
      </CardPage>
    );
  }
  const failure = recovery.failure.value;
  return (
    <CardPage title={t("set-up-title")}>
      {earlier && <Notice tone="info">{t("set-up-earlier")}</Notice>}
      <p class="card-page-text">{t("set-up-text")}</p>
      <p class="card-page-text">{t("set-up-nobody")}</p>
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      <Button kind="primary" wide busy={recovery.busy.value} onClick={() => void recovery.setUp()}>
        {t("make-key")}
      </Button>
      <div class="card-page-foot">
        <Button
          kind="quiet"
          disabled={recovery.busy.value}
          onClick={() => {
            dialog.value = { name: "sign-out" };
          }}
        >
          {t("sign-out")}
        </Button>
      </div>
    </CardPage>
  );
}

interface ShowStepProps {
  readonly recoveryKey: string;
  readonly userId: string;
  readonly onKept: () => void;
}

function ShowStep({ recoveryKey, userId, onKept }: ShowStepProps) {
  const download = () => {
    const text = `${t("file-text", { user: userId })}\n\n${recoveryKey}\n`;
    const name = userId.replace(/^@/, "").replace(/[^\w.-]+/g, "-");
    saveFile(new Blob([text], { type: "text/plain" }), `conclave-recovery-key-${name}.txt`);
  };
  return (
    <CardPage title={t("key-title")}>
      <p class="card-page-text">{t("key-text")}</p>
      <RecoveryKey recoveryKey={recoveryKey} />
      <div class="card-page-actions">
        <CopyButton text={recoveryKey} />
        <Button icon={downloadIcon} onClick={download}>
          {t("download")}
        </Button>
      </div>
      <Notice tone="warning">{t("key-once")}</Notice>
      <Button kind="primary" wide onClick={onKept}>
        {t("key-kept")}
      </Button>
    </CardPage>
  );
}

function ConfirmStep({ onBack }: { onBack: () => void }) {
  const { recovery } = useChat();
  const [typed, setTyped] = useState("");
  const failure = recovery.failure.value;
  return (
    <CardPage title={t("confirm-title")}>
      <p class="card-page-text">{t("confirm-text")}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== "") void recovery.confirm(typed);
        }}
      >
        <TextField
          label={t("confirm-label")}
          hint={t("confirm-hint")}
          literal
          focused
          autocomplete="off"
          maximumLength={200}
          value={typed}
          error={failure === null ? undefined : confirmFailure(failure)}
          onInput={(value) => {
            setTyped(value);
            recovery.forgetFailure();
          }}
        />
        <Button kind="primary" type="submit" wide busy={recovery.busy.value} disabled={typed.trim() === ""}>
          {t("confirm-submit")}
        </Button>
        <Button wide onClick={onBack} disabled={recovery.busy.value}>
          {t("confirm-back")}
        </Button>
      </form>
    </CardPage>
  );
}

function confirmFailure(failure: Parameters<typeof failureText>[0]): string {
  const differs = failure.code === "recovery-key-wrong" || failure.code === "recovery-key-malformed";
  return differs ? t("confirm-differs") : failureText(failure);
}
