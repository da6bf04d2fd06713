/**
 * A refusal that the caller may read.
 *
 * `message` is written for the person or client that asked; `detail` is for the log only and never leaves the server.
 * `code` is a stable name (an errcode on the Matrix API). The status that it becomes on the wire is the edge's affair.
 */
export class AppError extends Error {
  readonly code: string;
  readonly detail: string | undefined;

  constructor(code: string, message: string, detail?: string) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
  }
}
