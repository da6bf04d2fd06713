import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DeviceParams } from "./device.ts";
import { credentialBodyLimit } from "./session-fields.ts";
import { Auth } from "./uia.ts";

/**
 * Removes one of the caller's devices and ends its session (spec "DELETE /devices/{deviceId}"), after user-interactive
 * authentication. One that isn't there is removed already.
 *
 * Errors: 401 with the flows; `M_FORBIDDEN` the session belongs to another request; `M_LIMIT_EXCEEDED`.
 */
export const deleteDevice = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/devices/{deviceId}",
  authentication: "required",
  permission: none("own-data"),
  audit: "device.deleted",
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_MISSING_PARAM", "M_UNRECOGNIZED"],
  bodyLimit: credentialBodyLimit,
  params: DeviceParams,
  body: Type.Object({ auth: Auth }),
  response: Type.Object({}),
});
