import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DeviceParams } from "./device.ts";
import { DeviceName } from "./session-fields.ts";

/** Names one of the caller's devices (spec "PUT /devices/{deviceId}"). Errors: `M_NOT_FOUND`. */
export const updateDevice = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/devices/{deviceId}",
  authentication: "required",
  permission: none("own-data"),
  audit: "device.renamed",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: DeviceParams,
  body: Type.Object({ display_name: Type.Optional(DeviceName) }),
  response: Type.Object({}),
});
