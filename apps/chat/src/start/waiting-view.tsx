import type { StartingSession } from "@conclave/client/snapshots/session-snapshot";
import { Logo } from "@conclave/ui/components/logo";
import { Spinner } from "@conclave/ui/components/spinner";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { t } from "./messages.ts";
import "../page/card-page.css";

interface WaitingProps {
  /** Null before anything is known. */
  readonly step: StartingSession["step"] | null;
  /** The server can't be reached, and is tried again. */
  readonly offline?: boolean;
}

/** While the session is taken up. */
export function WaitingPage({ step, offline = false }: WaitingProps) {
  return (
    <main class="card-page-waiting">
      <Logo large />
      <VisuallyHidden>
        <h1>{t("title")}</h1>
      </VisuallyHidden>
      <Spinner small label={t("step-loading")} />
      <p aria-live="polite">{t(offline ? "step-offline" : step === null ? "step-loading" : `step-${step}`)}</p>
    </main>
  );
}
