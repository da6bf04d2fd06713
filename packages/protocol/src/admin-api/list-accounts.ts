import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { AccountSummary } from "./account.ts";
import { NextBatch, paging, RoleName, Search } from "./fields.ts";

/** The people of the organisation by user identifier; `search` looks in identifier and display name. */
export const listAccounts = endpoint({
  method: "GET",
  path: "/_conclave/admin/v1/accounts",
  authentication: "required",
  permission: "accounts.list",
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({
    search: Search,
    state: Type.Optional(Type.Union([Type.Literal("active"), Type.Literal("disabled"), Type.Literal("deactivated")])),
    role: Type.Optional(RoleName),
    ...paging,
  }),
  response: Type.Object({
    accounts: Type.Array(AccountSummary),
    /** Of all pages, with the same filter. */
    total: Type.Integer({ minimum: 0 }),
    next_batch: NextBatch,
  }),
});
