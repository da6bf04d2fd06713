import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** What anybody may know before signing in: whether the organisation is set up, its name, and the password policy. */
export const readStatus = endpoint({
  method: "GET",
  path: "/_conclave/auth/v1/status",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    set_up: Type.Boolean(),
    /** Absent until set-up. */
    organisation: Type.Optional(Type.String()),
    /** Present once decided: by set-up, or by configuration before it. The set-up page then shows it instead of asking. */
    server_name: Type.Optional(Type.String()),
    registration: Type.Union([Type.Literal("closed"), Type.Literal("invite"), Type.Literal("open")]),
    /** In characters (code points), so that the pages can say it before a password is sent. */
    password_minimum_length: Type.Integer({ minimum: 1 }),
  }),
});
