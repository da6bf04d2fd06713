import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

const Enabled = Type.Object({ enabled: Type.Boolean() });

/** Which devices get the keys of messages: all, unless the sender chose otherwise, or those alone that their owners verified. */
export const KeySharing = Type.Union([Type.Literal("any"), Type.Literal("verified")]);

/** What the caller's client may offer here (spec "Capabilities negotiation"). */
export const getCapabilities = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/capabilities",
  authentication: "required",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    capabilities: Type.Object({
      "m.change_password": Enabled,
      "m.room_versions": Type.Object({
        default: Type.String(),
        available: Type.Record(Type.String(), Type.String()),
      }),
      "m.set_displayname": Enabled,
      "m.set_avatar_url": Enabled,
      "m.3pid_changes": Enabled,
      "m.get_login_token": Enabled,
      "m.profile_fields": Enabled,
      /** What the organisation wants of clients that give keys away. */
      "io.conclave.key_sharing": Type.Object({ devices: KeySharing }),
      /** For what browsers subscribe, so that this server can tell them of news while they are closed: see `notify`. */
      "io.conclave.web_push": Type.Optional(Type.Object({ vapid: Type.String() })),
      /** Only for those who may. */
      "m.account_moderation": Type.Optional(Type.Object({ lock: Type.Boolean(), suspend: Type.Boolean() })),
    }),
  }),
});
