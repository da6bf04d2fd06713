import type { VerificationSnapshot } from "@conclave/client/snapshots/verification-snapshot";
import { Button } from "@conclave/ui/components/button";
import { Icon } from "@conclave/ui/icons/icon";
import { verifiedIcon } from "@conclave/ui/icons/people-icons";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

/** Somebody, or another device of one's own, asks to compare emoji. It doesn't interrupt what is being done. */
export function VerificationPrompt({ verification }: { verification: VerificationSnapshot }) {
  const { commands } = useChat();
  const action = useAction();
  const { verificationId, scope, deviceId } = verification;
  const person = verification.with;
  const own = scope === "own-device";
  return (
    <section class="verification-prompt" aria-label={t("prompt-title")}>
      <span class="verification-prompt-icon">
        <Icon path={verifiedIcon} />
      </span>
      <div class="verification-prompt-text">
        <strong>{own ? t("prompt-own") : t("prompt-person", { name: isolated(person.name) })}</strong>
        <p>{own ? t("prompt-own-text", { device: deviceId ?? "" }) : <bdi>{person.userId}</bdi>}</p>
        {action.failure !== null && <p class="verification-prompt-failure">{failureText(action.failure)}</p>}
        <div class="verification-prompt-actions">
          <Button
            small
            kind="primary"
            busy={action.busy}
            onClick={() => void action.run(() => commands.acceptVerification(verificationId))}
          >
            {t("prompt-accept")}
          </Button>
          <Button
            small
            disabled={action.busy}
            onClick={() => void action.run(() => commands.cancelVerification(verificationId))}
          >
            {t(own ? "prompt-not-me" : "prompt-decline")}
          </Button>
        </div>
      </div>
    </section>
  );
}
