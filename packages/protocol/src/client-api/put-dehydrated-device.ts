import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DehydratedDeviceAnswer, DeviceDataField, dehydratedDevicePath } from "./dehydrated-device-fields.ts";
import { DeviceKeysField, OneTimeKeysField } from "./key-fields.ts";

/**
 * Leaves a device that takes keys in while its owner is signed in nowhere, in place of an earlier one (MSC3814).
 *
 * Errors: `M_INVALID_PARAM` the identifier is that of a session, or keys that `/keys/upload` would refuse.
 */
export const putDehydratedDevice = endpoint({
  method: "PUT",
  path: dehydratedDevicePath,
  authentication: "required",
  permission: none("own-data"),
  audit: "device.dehydrated",
  rateLimit: "keys",
  errors: ["M_INVALID_PARAM"],
  body: Type.Object({
    device_id: Type.String(),
    device_data: DeviceDataField,
    device_keys: DeviceKeysField,
    one_time_keys: Type.Optional(OneTimeKeysField),
    fallback_keys: Type.Optional(OneTimeKeysField),
    initial_device_display_name: Type.Optional(Type.String({ maxLength: 255 })),
  }),
  response: DehydratedDeviceAnswer,
});
