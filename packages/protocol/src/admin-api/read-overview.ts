import { Type } from "typebox";
import { KeySharing } from "../client-api/get-capabilities.ts";
import { endpoint, none } from "../endpoint.ts";
import { Timestamp } from "./fields.ts";

const Count = Type.Integer({ minimum: 0 });

/** The state of the server on one page. */
export const readOverview = endpoint({
  method: "GET",
  path: "/_conclave/admin/v1/overview",
  authentication: "required",
  permission: "overview.read",
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    organisation: Type.String(),
    server_name: Type.String(),
    /** Of Conclave. */
    version: Type.String(),
    started_ts: Timestamp,
    mode: Type.Union([Type.Literal("development"), Type.Literal("production")]),
    registration: Type.Union([Type.Literal("closed"), Type.Literal("invite"), Type.Literal("open")]),
    encryption: Type.Union([Type.Literal("required"), Type.Literal("optional")]),
    /** Which devices get the keys of messages. */
    key_sharing: KeySharing,
    accounts: Type.Object({ active: Count, disabled: Count, deactivated: Count }),
    /** Devices of active accounts. */
    devices: Count,
    /** Rooms with at least one member. */
    rooms: Type.Object({ total: Count, encrypted: Count }),
    invitations: Type.Object({ open: Count }),
    storage: Type.Object({ database_bytes: Count, media_bytes: Count, media_count: Count }),
    audit: Type.Object({ records: Count }),
  }),
});
