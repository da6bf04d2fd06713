import { endpoint, none } from "../endpoint.ts";
import { DehydratedDeviceAnswer, dehydratedDevicePath } from "./dehydrated-device-fields.ts";

/**
 * Takes the caller's dehydrated device away, with what waits for it (MSC3814).
 *
 * Errors: `M_NOT_FOUND` there is none.
 */
export const deleteDehydratedDevice = endpoint({
  method: "DELETE",
  path: dehydratedDevicePath,
  authentication: "required",
  permission: none("own-data"),
  audit: "device.deleted",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  response: DehydratedDeviceAnswer,
});
