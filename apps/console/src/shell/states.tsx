import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import { lockIcon } from "@conclave/ui/icons/people-icons";
import { failureText, isForbidden } from "../failure.ts";
import { t } from "../messages.ts";
import "./states.css";

/** While a part is on its way for the first time. */
export function LoadingState() {
  return (
    <div class="state-loading">
      <Spinner label={t("console.loading")} />
    </div>
  );
}

/** When a part can't be shown: why, and the way to try again; what a role may not see is no failure. */
export function FailedState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (isForbidden(error)) return <ForbiddenState />;
  return (
    <div class="state-failed">
      <Notice
        tone="danger"
        title={t("error.title")}
        action={
          <Button small onClick={onRetry}>
            {t("console.retry")}
          </Button>
        }
      >
        {failureText(error)}
      </Notice>
    </div>
  );
}

/** For a part that the role may not see. */
export function ForbiddenState() {
  return (
    <EmptyState icon={lockIcon} title={t("forbidden.title")}>
      {t("forbidden.text")}
    </EmptyState>
  );
}
