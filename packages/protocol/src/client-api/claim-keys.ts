import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { FailuresField, MapOf, NameField, OneTimeKeysField } from "./key-fields.ts";

/** Gives out one-time keys, each once (spec "POST /_matrix/client/v3/keys/claim"). */
export const claimKeys = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/keys/claim",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "keys",
  body: Type.Object({
    /** By user and device, the algorithm of the key that is wanted. */
    one_time_keys: MapOf(MapOf(NameField)),
    timeout: Type.Optional(Type.Integer()),
  }),
  response: Type.Object({
    one_time_keys: MapOf(MapOf(OneTimeKeysField)),
    failures: FailuresField,
  }),
});
