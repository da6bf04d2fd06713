import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DeviceKeysField, MapOf, OneTimeKeysField } from "./key-fields.ts";

/** Publishes the calling device's keys (spec "POST /_matrix/client/v3/keys/upload"). */
export const uploadKeys = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/keys/upload",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_INVALID_PARAM", "M_MISSING_PARAM"],
  body: Type.Object({
    device_keys: Type.Optional(DeviceKeysField),
    one_time_keys: Type.Optional(OneTimeKeysField),
    fallback_keys: Type.Optional(OneTimeKeysField),
  }),
  response: Type.Object({ one_time_key_counts: MapOf(Type.Integer()) }),
});
