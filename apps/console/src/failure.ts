import { ApiError, UnreachableError } from "@conclave/api-client/api-error";
import { t } from "./messages.ts";

/** What went wrong with a call, in words for the person. */
export function failureText(error: unknown): string {
  if (error instanceof UnreachableError) return t("error.unreachable");
  if (!(error instanceof ApiError)) return t("error.unknown");
  switch (error.errcode) {
    case "M_LIMIT_EXCEEDED":
      return t("error.limited", { count: Math.ceil((error.retryAfter ?? 5000) / 1000) });
    case "M_FORBIDDEN":
      return t("error.forbidden");
    case "M_NOT_FOUND":
      return t("error.not-found");
    case "M_USER_LOCKED":
      return t("error.disabled");
    case "M_USER_IN_USE":
      return t("error.localpart-taken");
    case "M_INVALID_USERNAME":
      return t("error.localpart-invalid");
    case "M_BAD_STATE":
      return t("error.changed");
    default:
      return t("error.unknown");
  }
}

/** Whether the server refused because the caller may not. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.errcode === "M_FORBIDDEN";
}

/** Whether the session is over: ended elsewhere, or the account was disabled. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && (error.errcode === "M_UNKNOWN_TOKEN" || error.errcode === "M_MISSING_TOKEN");
}
