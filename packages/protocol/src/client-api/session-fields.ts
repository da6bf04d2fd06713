import { Type } from "typebox";

/** Bytes of a body that holds a few names and a password. */
export const credentialBodyLimit = 64 * 1024;

/** What a person calls a device. U+0000 is refused, since not every database can hold it. */
export const DeviceName = Type.String({ maxLength: 255, pattern: "^[^\\u0000]*$" });

/** What a client may say of the device that it signs in. */
export const deviceWish = {
  device_id: Type.Optional(Type.String()),
  initial_device_display_name: Type.Optional(DeviceName),
  refresh_token: Type.Optional(Type.Boolean()),
};

/** A password as it was typed; what is too short or too long is refused with `M_WEAK_PASSWORD`. */
export const Password = Type.String();
