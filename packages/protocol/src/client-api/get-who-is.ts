import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { AccountParams } from "./account-params.ts";

/**
 * From where somebody's devices were last used (spec "GET /_matrix/client/v3/admin/whois/{userId}"): for themselves, and for
 * who may see the accounts of others.
 *
 * Errors: `M_FORBIDDEN` anybody else; `M_NOT_FOUND` no such account.
 */
export const getWhoIs = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/admin/whois/{userId}",
  authentication: "required",
  // Everybody may ask for themselves; whether they may for another depends on the path.
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: AccountParams,
  response: Type.Object({
    user_id: Type.String(),
    devices: Type.Record(
      Type.String(),
      Type.Object({
        sessions: Type.Array(
          Type.Object({
            connections: Type.Array(
              Type.Object({
                ip: Type.Optional(Type.String()),
                last_seen: Type.Optional(Type.Integer()),
                user_agent: Type.Optional(Type.String()),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
});
