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
export function FailedPage({
  failure,
  organisation,
  onRetry,
}: {
  failure: Failure;
  organisation?: string | undefined;
  onRetry: () => void;
}) {
  const text =
    failure.kind === "unreachable"
      ? t("error.unreachable")
      : failure.kind === "limited"
        ? t("error.limited", { count: Math.ceil(failure.retryAfter / 1000) })
        : t("error.unknown");
  return (
    <Shell title={t("error.unreachable-title")} organisation={organisation}>
      <p class="shell-quiet" role="alert">
        {text}
      </p>
      <Button kind="primary" wide onClick={onRetry}>
        {t("error.retry")}
      </Button>
    </Shell>
  );
}
