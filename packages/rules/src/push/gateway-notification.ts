import type { Json, JsonObject } from "@conclave/base/json";

/** What a gateway needs to know of the device that is to be told. */
export interface GatewayDevice {
  readonly appId: string;
  readonly pushkey: string;
  /** When the key was set, in milliseconds since the epoch. */
  readonly at: number;
  /** What the client wants its gateway to get: `url` is left out of it, `format` decides how much of an event is told. */
  readonly data: JsonObject;
}

/** What a device is told of one event. */
export interface GatewayNews {
  /** As clients see it, `room_id` included. */
  readonly event: JsonObject;
  readonly tweaks: { readonly [name: string]: Json };
  readonly senderDisplayName: string | undefined;
  readonly roomName: string | undefined;
  readonly roomAlias: string | undefined;
  /** Whose device it is. */
  readonly userId: string;
}

/**
 * The body of POST /_matrix/push/v1/notify (spec "Push Gateway API"). Of an encrypted event the content is left out: no gateway
 * can read it.
 *
 * @param news undefined to tell the number of unread messages alone.
 */
export function gatewayNotification(device: GatewayDevice, unread: number, news: GatewayNews | undefined): JsonObject {
  const { url: _url, ...data } = device.data;
  const counts = unread === 0 ? {} : { unread };
  const told = { app_id: device.appId, pushkey: device.pushkey, pushkey_ts: Math.floor(device.at / 1_000), data };
  if (news === undefined) return { notification: { prio: "low", counts, devices: [told] } };
  const { event, tweaks } = news;
  const { event_id: eventId, room_id: roomId } = event;
  const place = { ...texts({ event_id: eventId, room_id: roomId }), prio: "high", counts };
  if (device.data["format"] === "event_id_only") return { notification: { ...place, devices: [told] } };
  return {
    notification: {
      ...place,
      ...texts({
        type: event["type"],
        sender: event["sender"],
        sender_display_name: news.senderDisplayName,
        room_name: news.roomName,
        room_alias: news.roomAlias,
      }),
      ...(event["type"] === "m.room.member" && { user_is_target: event["state_key"] === news.userId }),
      ...(event["type"] !== "m.room.encrypted" && event["content"] !== undefined && { content: event["content"] }),
      devices: [{ ...told, tweaks }],
    },
  };
}

function texts(fields: { readonly [name: string]: Json | undefined }): { readonly [name: string]: string } {
  const said: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(fields)) if (typeof value === "string") said[name] = value;
  return said;
}
