import { type Static, Type } from "typebox";
import { RoleName, Timestamp } from "./fields.ts";

/** An account as an administrator sees it. */
export const AccountSummary = Type.Object({
  user_id: Type.String(),
  display_name: Type.Optional(Type.String()),
  role: RoleName,
  state: Type.Union([Type.Literal("active"), Type.Literal("disabled"), Type.Literal("deactivated")]),
  created_ts: Timestamp,
  /** The newest use of any of their sessions; absent before the first. */
  last_seen_ts: Type.Optional(Timestamp),
  device_count: Type.Integer({ minimum: 0 }),
});

export type AccountSummary = Static<typeof AccountSummary>;
