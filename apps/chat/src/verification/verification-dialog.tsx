import type { VerificationSnapshot, VerificationStage } from "@conclave/client/snapshots/verification-snapshot";
import { Button } from "@conclave/ui/components/button";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import { Icon } from "@conclave/ui/icons/icon";
import { verifiedIcon } from "@conclave/ui/icons/people-icons";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { type Action, useAction } from "../page/use-action.ts";
import { isolated } from "../rooms/message-preview.ts";
import { EmojiTable } from "./emoji-table-view.tsx";
import { t } from "./messages.ts";

/** A verification that is under way, or has just ended. Closing it before the end cancels it on both sides. */
export function VerificationDialog({ verification }: { verification: VerificationSnapshot }) {
  const { commands } = useChat();
  const action = useAction();
  const { verificationId, scope, stage } = verification;
  const own = scope === "own-device";
  const over = stage.stage === "done" || stage.stage === "cancelled";
  const name = isolated(verification.with.name);
  const close = () =>
    void action.run(() =>
      over ? commands.dismissVerification(verificationId) : commands.cancelVerification(verificationId),
    );
  return (
    <Dialog
      title={own ? t("title-own") : t("title-person", { name })}
      onClose={close}
      footer={<Footer verificationId={verificationId} stage={stage} action={action} onClose={close} />}
    >
      <div class="verification" aria-live="polite">
        <Stage stage={stage} own={own} name={name} />
      </div>
      {action.failure !== null && <Notice tone="danger">{failureText(action.failure)}</Notice>}
    </Dialog>
  );
}

function Stage({ stage, own, name }: { stage: VerificationStage; own: boolean; name: string }) {
  switch (stage.stage) {
    case "requested":
      return own ? (
        <Waiting text={t("requested-own")} />
      ) : (
        <>
          <Waiting text={t("requested-person", { name })} />
          <p class="verification-quiet">{t("requested-invited", { name })}</p>
        </>
      );
    case "preparing":
      return <Waiting text={t("preparing")} />;
    case "confirmed":
      return <Waiting text={own ? t("confirmed-own") : t("confirmed-person", { name })} />;
    case "comparing":
      return (
        <>
          <p>{own ? t("compare-own") : t("compare-person", { name })}</p>
          <EmojiTable emoji={stage.emoji} numbers={stage.numbers} />
          {!own && <p class="verification-quiet">{t("compare-channel")}</p>}
        </>
      );
    case "done":
      return (
        <div class="verification-done">
          <span class="verification-done-icon">
            <Icon path={verifiedIcon} />
          </span>
          <p>{own ? t("done-own") : t("done-person", { name })}</p>
        </div>
      );
    case "cancelled":
      return (
        <Notice tone={stage.reason === "mismatch" ? "danger" : "info"} title={t(`cancelled-${stage.reason}`)}>
          {stage.reason === "mismatch" && t("cancelled-mismatch-text")}
        </Notice>
      );
  }
}

function Waiting({ text }: { text: string }) {
  return (
    <div class="verification-waiting">
      <Spinner label={text} />
      <p>{text}</p>
    </div>
  );
}

interface FooterProps {
  readonly verificationId: string;
  readonly stage: VerificationStage;
  readonly action: Action;
  readonly onClose: () => void;
}

function Footer({ verificationId, stage, action, onClose }: FooterProps) {
  const { commands } = useChat();
  if (stage.stage === "comparing") {
    return (
      <>
        <Button
          kind="danger"
          disabled={action.busy}
          onClick={() => void action.run(() => commands.rejectVerification(verificationId))}
        >
          {t("differ")}
        </Button>
        <Button
          kind="primary"
          busy={action.busy}
          onClick={() => void action.run(() => commands.confirmVerification(verificationId))}
        >
          {t("match")}
        </Button>
      </>
    );
  }
  const over = stage.stage === "done" || stage.stage === "cancelled";
  return (
    <Button kind={over ? "primary" : "secondary"} busy={action.busy} onClick={onClose}>
      {shared(over ? "close" : "cancel")}
    </Button>
  );
}
