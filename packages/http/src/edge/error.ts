import { AppError } from "@conclave/base/app-error";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { statusOf } from "./errcode-status.ts";

export interface PresentedError {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether it is a defect of ours, which the log must hear of. */
  readonly defect: boolean;
}

/** What the client is told of an error: an errcode and our sentence for a refusal, nothing of the inside for a defect. */
export function presentError(error: unknown): PresentedError {
  const ownStatus = error instanceof AppError ? statusOf(error.code) : undefined;
  if (error instanceof AppError && ownStatus !== undefined) {
    const fields = error instanceof MatrixError ? error.fields : {};
    return {
      status: ownStatus,
      body: { errcode: error.code, error: error.message, ...fields },
      defect: false,
    };
  }
  const status = statusCodeOf(error);
  if (status === 413) return refused(413, "M_TOO_LARGE", "The body is too large.");
  if (status === 414 || status === 404) return refused(404, "M_UNRECOGNIZED", "There is no such endpoint.");
  if (status !== undefined && status >= 400 && status < 500)
    return refused(400, "M_UNKNOWN", "The request can't be read.");
  return { status: 500, body: { errcode: "M_UNKNOWN", error: "Something went wrong on the server." }, defect: true };
}

function refused(status: number, errcode: string, error: string): PresentedError {
  return { status, body: { errcode, error }, defect: false };
}

function statusCodeOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}
