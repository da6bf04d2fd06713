import { isJsonObject, type Json } from "@conclave/base/json";

/** The server refused: its errcode and message (spec "Standard error response"). */
export class ApiError extends Error {
  readonly errcode: string;
  readonly status: number;
  /** Milliseconds to wait before trying again, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(errcode: string, message: string, status: number, retryAfter?: number) {
    super(message);
    this.name = "ApiError";
    this.errcode = errcode;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** No answer came: no network, no server, or something in between that isn't ours. */
export class UnreachableError extends Error {
  constructor(cause?: unknown) {
    super("The server can't be reached.", { cause });
    this.name = "UnreachableError";
  }
}

/**
 * Reads a refusal. What is no Matrix error (a proxy's page, say) becomes `M_UNKNOWN` with the bare status.
 *
 * @param retryAfterHeader seconds, as RFC 9110 section 10.2.3 writes it; the body's `retry_after_ms` goes before it.
 */
export function apiErrorOf(status: number, body: Json | undefined, retryAfterHeader: string | null): ApiError {
  const fields = isJsonObject(body) ? body : {};
  const { errcode, error, retry_after_ms: fromBody } = fields;
  const fromHeader =
    retryAfterHeader !== null && /^\d{1,9}$/.test(retryAfterHeader) ? Number(retryAfterHeader) * 1000 : undefined;
  return new ApiError(
    typeof errcode === "string" ? errcode : "M_UNKNOWN",
    typeof error === "string" ? error : `The server answered with status ${status}.`,
    status,
    typeof fromBody === "number" && fromBody >= 0 ? fromBody : fromHeader,
  );
}
