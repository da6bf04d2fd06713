import { type Static, Type } from "typebox";
import { RoleName, Timestamp } from "./fields.ts";

/** An invitation as an administrator sees it: everything but its secret, which is kept only as a hash. */
export const InvitationSummary = Type.Object({
  /** Not the secret: a name for the list and for revoking. */
  invitation_id: Type.String(),
  state: Type.Union([Type.Literal("open"), Type.Literal("used-up"), Type.Literal("expired"), Type.Literal("revoked")]),
  /** Absent for the command line's. */
  created_by: Type.Optional(Type.String()),
  created_ts: Timestamp,
  expires_ts: Timestamp,
  uses_allowed: Type.Integer({ minimum: 1 }),
  uses_completed: Type.Integer({ minimum: 0 }),
  /** Of the accounts that it makes. */
  role: RoleName,
  suggested_localpart: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
});

export type InvitationSummary = Static<typeof InvitationSummary>;
