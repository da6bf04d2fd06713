import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { NextBatch, paging } from "./fields.ts";
import { InvitationSummary } from "./invitation.ts";

/** Invitations, newest first; those that can no longer be used only where `state` asks for them. */
export const listInvitations = endpoint({
  method: "GET",
  path: "/_conclave/admin/v1/invitations",
  authentication: "required",
  permission: "invitations.list",
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({
    /** `open` unless said. */
    state: Type.Optional(Type.Union([Type.Literal("open"), Type.Literal("closed"), Type.Literal("all")])),
    ...paging,
  }),
  response: Type.Object({
    invitations: Type.Array(InvitationSummary),
    total: Type.Integer({ minimum: 0 }),
    next_batch: NextBatch,
  }),
});
