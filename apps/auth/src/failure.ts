import { ApiError, UnreachableError } from "@conclave/api-client/api-error";

/** Why something didn't happen, as the pages tell it. */
export type Failure =
  | { readonly kind: "unreachable" | "unknown" | "disabled" | "deactivated" }
  | { readonly kind: "limited"; readonly retryAfter: number }
  /** What only the page that asked can put into words. */
  | { readonly kind: "refused"; readonly errcode: string };

/** Where a server doesn't say how long to wait, in milliseconds. */
const usualWait = 5000;

/** Reads what a call threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UnreachableError) return { kind: "unreachable" };
  if (!(error instanceof ApiError)) return { kind: "unknown" };
  switch (error.errcode) {
    case "M_LIMIT_EXCEEDED":
      return { kind: "limited", retryAfter: error.retryAfter ?? usualWait };
    case "M_USER_LOCKED":
    case "M_USER_SUSPENDED":
      return { kind: "disabled" };
    case "M_USER_DEACTIVATED":
      return { kind: "deactivated" };
    case "M_UNKNOWN":
    case "M_UNRECOGNIZED":
      return { kind: "unknown" };
    default:
      return { kind: "refused", errcode: error.errcode };
  }
}
