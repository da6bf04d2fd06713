import { endpoint, none } from "../endpoint.ts";
import { Device, DeviceParams } from "./device.ts";

/** One of the caller's devices (spec "GET /devices/{deviceId}"). Errors: `M_NOT_FOUND`. */
export const getDevice = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/devices/{deviceId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: DeviceParams,
  response: Device,
});
