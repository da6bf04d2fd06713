import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { CrossSigningKeyField, DeviceKeysField, FailuresField, MapOf } from "./key-fields.ts";

/** Gives out the devices and cross-signing keys of people (spec "POST /_matrix/client/v3/keys/query"). */
export const queryKeys = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/keys/query",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "keys",
  body: Type.Object({
    /** Devices by user; an empty list means all. */
    device_keys: MapOf(Type.Array(Type.String())),
    timeout: Type.Optional(Type.Integer()),
  }),
  response: Type.Object({
    device_keys: MapOf(MapOf(DeviceKeysField)),
    master_keys: MapOf(CrossSigningKeyField),
    self_signing_keys: MapOf(CrossSigningKeyField),
    user_signing_keys: MapOf(CrossSigningKeyField),
    failures: FailuresField,
  }),
});
