import type { Errcode } from "@conclave/protocol/matrix-error";

const statuses: Readonly<Record<Errcode, number>> = {
  M_FORBIDDEN: 403,
  M_UNKNOWN_TOKEN: 401,
  M_MISSING_TOKEN: 401,
  M_USER_LOCKED: 401,
  M_USER_SUSPENDED: 403,
  M_USER_DEACTIVATED: 403,
  M_BAD_JSON: 400,
  M_NOT_JSON: 400,
  M_NOT_FOUND: 404,
  M_LIMIT_EXCEEDED: 429,
  M_RESOURCE_LIMIT_EXCEEDED: 403,
  M_UNRECOGNIZED: 404,
  M_UNKNOWN: 400,
  M_UNAUTHORIZED: 401,
  M_USER_IN_USE: 400,
  M_INVALID_USERNAME: 400,
  M_ROOM_IN_USE: 400,
  M_INVALID_ROOM_STATE: 400,
  M_UNSUPPORTED_ROOM_VERSION: 400,
  M_INCOMPATIBLE_ROOM_VERSION: 400,
  M_BAD_STATE: 403,
  M_BAD_ALIAS: 400,
  M_GUEST_ACCESS_FORBIDDEN: 403,
  M_INVITE_BLOCKED: 403,
  M_MISSING_PARAM: 400,
  M_INVALID_PARAM: 400,
  M_TOO_LARGE: 413,
  M_EXCLUSIVE: 400,
  M_WEAK_PASSWORD: 400,
  M_INVALID_SIGNATURE: 400,
  M_WRONG_ROOM_KEYS_VERSION: 403,
  M_CANNOT_LEAVE_SERVER_NOTICE_ROOM: 403,
  M_DUPLICATE_ANNOTATION: 400,
  M_CANNOT_OVERWRITE_MEDIA: 409,
  M_NOT_YET_UPLOADED: 504,
  M_THREEPID_DENIED: 403,
  M_THREEPID_NOT_FOUND: 400,
  M_UNKNOWN_POS: 400,
  M_UNABLE_TO_AUTHORISE_JOIN: 400,
  M_UNABLE_TO_GRANT_JOIN: 400,
  M_KEY_TOO_LARGE: 400,
  M_PROFILE_TOO_LARGE: 400,
  "IO.CONCLAVE.NOT_SET_UP": 503,
};

/** The status that an errcode goes out with (spec "Common error codes", and each endpoint's own words); undefined for a code of the inside. */
export function statusOf(errcode: string): number | undefined {
  // Whatever is no errcode is absent from the table.
  return Object.hasOwn(statuses, errcode) ? statuses[errcode as Errcode] : undefined;
}
