import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DeviceDataField, dehydratedDevicePath } from "./dehydrated-device-fields.ts";

/**
 * The caller's dehydrated device, to be opened by its owner (MSC3814).
 *
 * Errors: `M_NOT_FOUND` there is none.
 */
export const getDehydratedDevice = endpoint({
  method: "GET",
  path: dehydratedDevicePath,
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  response: Type.Object({ device_id: Type.String(), device_data: DeviceDataField }),
});
