import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { Device } from "./device.ts";

/** The caller's devices (spec "GET /devices"). */
export const getDevices = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/devices",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({ devices: Type.Array(Device) }),
});
