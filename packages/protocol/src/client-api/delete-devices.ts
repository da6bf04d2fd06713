import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { Auth } from "./uia.ts";

/**
 * Removes some of the caller's devices and ends their sessions (spec "POST /delete_devices"), after user-interactive
 * authentication. Those that aren't there are removed already.
 *
 * Errors: 401 with the flows; `M_FORBIDDEN` the session belongs to another request; `M_LIMIT_EXCEEDED`.
 */
export const deleteDevices = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/delete_devices",
  authentication: "required",
  permission: none("own-data"),
  audit: "device.deleted",
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_MISSING_PARAM", "M_UNRECOGNIZED"],
  bodyLimit: 256 * 1_024,
  body: Type.Object({ auth: Auth, devices: Type.Array(Type.String({ maxLength: 255 }), { maxItems: 500 }) }),
  response: Type.Object({}),
});
