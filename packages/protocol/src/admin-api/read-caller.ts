import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoleName } from "./fields.ts";

/** Who is calling and what they may do, so that the console shows only what will be allowed. */
export const readCaller = endpoint({
  method: "GET",
  path: "/_conclave/admin/v1/caller",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    user_id: Type.String(),
    display_name: Type.Optional(Type.String()),
    role: RoleName,
    /** Names of `permissions/permission.ts`; a console older than the server ignores those that it doesn't know. */
    permissions: Type.Array(Type.String()),
  }),
});
