import { ClientError, type Failure } from "@conclave/client/failure";
import { t } from "./messages.ts";

/** Reads what a command rejected with. */
export function failureOf(error: unknown): Failure {
  return error instanceof ClientError ? error.failure : { code: "unexpected" };
}

/** What a failure means, in the language of the page. */
export function failureText(failure: Failure): string {
  if (failure.code === "rate-limited" && failure.retryAfterMilliseconds !== undefined) {
    return t("failure-rate-limited-wait", { count: Math.ceil(failure.retryAfterMilliseconds / 1000) });
  }
  return t(`failure-${failure.code}`);
}
