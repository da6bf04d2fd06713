import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { CrossSigningKeyField } from "./key-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";
import { Auth } from "./uia.ts";

/** Publishes a person's cross-signing keys (spec "POST /_matrix/client/v3/keys/device_signing/upload"). */
export const uploadCrossSigningKeys = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/keys/device_signing/upload",
  aliases: ["/_matrix/client/unstable/keys/device_signing/upload"],
  authentication: "required",
  permission: none("own-data"),
  audit: "cross-signing.replaced",
  rateLimit: "keys",
  errors: ["M_FORBIDDEN", "M_INVALID_PARAM", "M_INVALID_SIGNATURE", "M_MISSING_PARAM", "M_UNRECOGNIZED"],
  body: Type.Object({
    master_key: Type.Optional(CrossSigningKeyField),
    self_signing_key: Type.Optional(CrossSigningKeyField),
    user_signing_key: Type.Optional(CrossSigningKeyField),
    auth: Auth,
  }),
  response: EmptyAnswer,
});
