import { AppError } from "@conclave/base/app-error";

/** What a refusal may tell besides its errcode and message; each key is one that the specification names. */
export interface MatrixErrorFields {
  readonly retry_after_ms?: number;
  readonly soft_logout?: boolean;
  readonly current_version?: string;
  readonly room_version?: string;
  readonly room_id?: string;
  readonly admin_contact?: string;
  /** What is wrong with a delay, and the longest that there is in milliseconds (MSC4140). */
  readonly "org.matrix.msc4140.errcode"?: "M_MAX_DELAY_EXCEEDED";
  readonly "org.matrix.msc4140.max_delay"?: number;
}

/**
 * A refusal on a Matrix API (spec "Standard error response"): an errcode, a sentence for a person, and the few further
 * fields that the specification gives it. It survives the hop between threads, see `toPlain` and `fromPlain`.
 */
export class MatrixError extends AppError {
  readonly fields: MatrixErrorFields;

  constructor(errcode: Errcode, message: string, fields: MatrixErrorFields = {}, detail?: string) {
    super(errcode, message, detail);
    this.name = "MatrixError";
    this.fields = fields;
  }
}

/** Every errcode that Conclave answers with; the status of each is the edge's affair. */
export type Errcode = (typeof errcodes)[number];

export const errcodes = [
  "M_FORBIDDEN",
  "M_UNKNOWN_TOKEN",
  "M_MISSING_TOKEN",
  "M_USER_LOCKED",
  "M_USER_SUSPENDED",
  "M_USER_DEACTIVATED",
  "M_BAD_JSON",
  "M_NOT_JSON",
  "M_NOT_FOUND",
  "M_LIMIT_EXCEEDED",
  "M_RESOURCE_LIMIT_EXCEEDED",
  "M_UNRECOGNIZED",
  "M_UNKNOWN",
  "M_UNAUTHORIZED",
  "M_USER_IN_USE",
  "M_INVALID_USERNAME",
  "M_ROOM_IN_USE",
  "M_INVALID_ROOM_STATE",
  "M_UNSUPPORTED_ROOM_VERSION",
  "M_INCOMPATIBLE_ROOM_VERSION",
  "M_BAD_STATE",
  "M_BAD_ALIAS",
  "M_GUEST_ACCESS_FORBIDDEN",
  "M_INVITE_BLOCKED",
  "M_MISSING_PARAM",
  "M_INVALID_PARAM",
  "M_TOO_LARGE",
  "M_EXCLUSIVE",
  "M_WEAK_PASSWORD",
  "M_INVALID_SIGNATURE",
  "M_WRONG_ROOM_KEYS_VERSION",
  "M_CANNOT_LEAVE_SERVER_NOTICE_ROOM",
  "M_DUPLICATE_ANNOTATION",
  "M_CANNOT_OVERWRITE_MEDIA",
  "M_NOT_YET_UPLOADED",
  "M_THREEPID_DENIED",
  "M_THREEPID_NOT_FOUND",
  "M_UNKNOWN_POS",
  "M_UNABLE_TO_AUTHORISE_JOIN",
  "M_UNABLE_TO_GRANT_JOIN",
  "M_KEY_TOO_LARGE",
  "M_PROFILE_TOO_LARGE",
  /** Conclave's own: the organisation is not set up yet. */
  "IO.CONCLAVE.NOT_SET_UP",
] as const;
