import { isJsonObject } from "@conclave/base/json";
import { ClientError, type Failure } from "../failure.ts";

/** The server could not be reached. */
export function offline(): ClientError {
  return new ClientError({ code: "offline" });
}

/** The command does not fit the state. */
export function notPossibleNow(detail?: string): ClientError {
  return new ClientError({ code: "not-possible-now", ...(detail === undefined ? {} : { detail }) });
}

/** What an answer of the server means for whoever asked. `body` is the parsed JSON of a status of 400 and above. */
export function failureOfResponse(status: number, body: unknown): Failure {
  const errcode = isJsonObject(body) ? body["errcode"] : undefined;
  const sentence = isJsonObject(body) ? body["error"] : undefined;
  const detail = typeof sentence === "string" ? { detail: sentence } : {};
  if (errcode === "M_LIMIT_EXCEEDED" || status === 429) {
    const wait = isJsonObject(body) ? body["retry_after_ms"] : undefined;
    return { code: "rate-limited", ...detail, ...(typeof wait === "number" ? { retryAfterMilliseconds: wait } : {}) };
  }
  if (errcode === "M_TOO_LARGE" || status === 413) return { code: "too-large", ...detail };
  if (errcode === "M_UNRECOGNIZED") return { code: "server-unsupported", ...detail };
  if (status === 404) return { code: "not-found", ...detail };
  if (status === 403) return { code: "forbidden", ...detail };
  if (status === 401) return { code: "not-possible-now", ...detail };
  if (status >= 500 && errcode === undefined) return { code: "offline", ...detail };
  return { code: "unexpected", ...detail };
}

/**
 * What any error means, whether it is ours, the SDK's or the platform's. The SDK's errors are recognised by their shape: the
 * same class can be loaded twice.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof ClientError) return error.failure;
  if (!(error instanceof Error)) return { code: "unexpected" };
  if (error.name === "AbortError") return { code: "cancelled" };
  if ("httpStatus" in error && typeof error.httpStatus === "number") {
    return failureOfResponse(error.httpStatus, "data" in error ? error.data : undefined);
  }
  // A TypeError is what the platform's fetch rejects with when there is no answer.
  if (error.name === "ConnectionError" || error.name === "TypeError") return { code: "offline" };
  return { code: "unexpected", detail: error.message };
}

/** Runs `act`; whatever it rejects with becomes a `ClientError`. */
export async function asClientError<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof ClientError ? error : new ClientError(failureOf(error));
  }
}
