import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { dehydratedDevicePath } from "./dehydrated-device-fields.ts";
import { DeviceParams } from "./device.ts";
import { ContentField } from "./room-fields.ts";

const LimitField = Type.Optional(Type.Integer({ minimum: 1 }));
const ToDeviceEvents = Type.Array(Type.Object({ type: Type.String(), sender: Type.String(), content: ContentField }), {
  maxItems: 100,
});

/**
 * What came for the caller's dehydrated device, oldest first (MSC3814). `next_batch` is there while more waits.
 *
 * Errors: `M_FORBIDDEN` it is not the caller's dehydrated device; `M_INVALID_PARAM` a token of elsewhere.
 */
export const getDehydratedDeviceEvents = endpoint({
  method: "GET",
  path: `${dehydratedDevicePath}/{deviceId}/events`,
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: DeviceParams,
  query: Type.Object({ from: Type.Optional(Type.String()), limit: LimitField }),
  response: Type.Object({ events: ToDeviceEvents, next_batch: Type.Optional(Type.String()) }),
});

/** The same as an earlier draft of MSC3814 had it: `next_batch` is always there, and an answer without events is the last. */
export const postDehydratedDeviceEvents = endpoint({
  method: "POST",
  path: `${dehydratedDevicePath}/{deviceId}/events`,
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: DeviceParams,
  query: Type.Object({ limit: LimitField }),
  body: Type.Object({ next_batch: Type.Optional(Type.String()) }),
  response: Type.Object({ events: ToDeviceEvents, next_batch: Type.String() }),
});
