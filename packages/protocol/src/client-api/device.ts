import { Type } from "typebox";

/** A device as its owner sees it (spec "Device management"). */
export const Device = Type.Object({
  device_id: Type.String(),
  display_name: Type.Optional(Type.String()),
  last_seen_ip: Type.Optional(Type.String()),
  /** Milliseconds since the epoch. */
  last_seen_ts: Type.Optional(Type.Integer()),
});

export const DeviceParams = Type.Object({
  deviceId: Type.String({ minLength: 1, maxLength: 255, pattern: "^[^\\u0000]*$" }),
});
