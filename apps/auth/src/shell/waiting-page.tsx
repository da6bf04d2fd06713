import { Button } from "@conclave/ui/components/button";
import { Spinner } from "@conclave/ui/components/spinner";
import type { Failure } from "../failure.ts";
import { t } from "../messages.ts";
import { Shell } from "./shell.tsx";
import "./shell.css";

/** While the first answer is on its way: only a sign that something is going on. */
export function LoadingPage() {
  return (
    <div class="shell-loading">
      <Spinner label={t("page.loading")} />
    </div>
  );
}

/** When the first answer didn't come. */
export function FailedPage(props: {
  readonly failure: Failure;
  readonly organisation?: string | undefined;
  readonly onRetry: () => void;
}) {
  const { failure, organisation, onRetry } = props;
  const unreachable = failure.kind === "unreachable";
  return (
    <Shell title={t(unreachable ? "error.unreachable-title" : "error.unknown-title")} organisation={organisation}>
      <p class="shell-quiet" role="alert">
        {unreachable
          ? t("error.unreachable-start")
          : failure.kind === "limited"
            ? t("error.limited", { count: Math.ceil(failure.retryAfter / 1000) })
            : t("error.unknown")}
      </p>
      <Button kind="primary" wide onClick={onRetry}>
        {t("error.retry")}
      </Button>
    </Shell>
  );
}
