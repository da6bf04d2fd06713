import type { VerificationSnapshot } from "@conclave/client/snapshots/verification-snapshot";
import { useChat } from "../chat.ts";
import { VerificationDialog } from "./verification-dialog.tsx";
import { VerificationPrompt } from "./verification-prompt-view.tsx";
import "./verification.css";

/** Whatever is to be verified now: a prompt for what was asked of us, a dialog for what is under way. */
export function VerificationRegion() {
  const { verifications, session } = useChat();
  // A device that is not verified itself can vouch for nobody else.
  const ready = session.value.state === "ready";
  const all = verifications.value.filter((one) => ready || one.scope === "own-device");
  const underWay = all.find((one) => !isAsked(one));
  return (
    <>
      <div class="verification-prompts" aria-live="polite">
        {all.filter(isAsked).map((one) => (
          <VerificationPrompt key={one.verificationId} verification={one} />
        ))}
      </div>
      {underWay !== undefined && <VerificationDialog key={underWay.verificationId} verification={underWay} />}
    </>
  );
}

function isAsked({ direction, stage }: VerificationSnapshot): boolean {
  return direction === "incoming" && stage.stage === "requested";
}
