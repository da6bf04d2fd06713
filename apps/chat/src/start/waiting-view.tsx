import type { StartingSession } from "@conclave/client/snapshots/session-snapshot";
import { Logo } from "@conclave/ui/components/logo";
import { Spinner } from "@conclave/ui/components/spinner";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { t } from "./messages.ts";
import "../page/card-page.css";

/** While the session is taken up; null before anything is known of it. */
export function WaitingPage({ step }: { step: StartingSession["step"] | null }) {
  return (
    <main class="card-page-waiting">
      <Logo large />
      <VisuallyHidden>
        <h1>{t("title")}</h1>
      </VisuallyHidden>
      <Spinner small label={t("step-loading")} />
      <p aria-live="polite">{t(step === null ? "step-loading" : `step-${step}`)}</p>
    </main>
  );
}
