import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { type GatewayNews, gatewayNotification } from "./gateway-notification.ts";

const device = { appId: "app", pushkey: "key", at: 12_345, data: { url: "https://push.example.org", own: 1 } };
const told = { app_id: "app", pushkey: "key", pushkey_ts: 12, data: { own: 1 } };
const event = { event_id: "$e", room_id: "!r", type: "m.room.message", sender: "@b:x", content: { body: "tea" } };
const news: GatewayNews = {
  event,
  tweaks: { sound: "default" },
  senderDisplayName: "Bob",
  roomName: "Kitchen",
  roomAlias: undefined,
  userId: "@a:x",
};

test("a whole event", () => {
  deepEqual(gatewayNotification(device, 2, news), {
    notification: {
      ...event,
      prio: "high",
      counts: { unread: 2 },
      sender_display_name: "Bob",
      room_name: "Kitchen",
      devices: [{ ...told, tweaks: { sound: "default" } }],
    },
  });
});

test("of an encrypted event no content, of a membership whose it is", () => {
  const { content: _content, ...rest } = event;
  const encrypted = gatewayNotification(device, 0, { ...news, event: { ...event, type: "m.room.encrypted" } });
  deepEqual(encrypted["notification"], {
    ...rest,
    type: "m.room.encrypted",
    prio: "high",
    counts: {},
    sender_display_name: "Bob",
    room_name: "Kitchen",
    devices: [{ ...told, tweaks: { sound: "default" } }],
  });
  const invitation = { ...event, type: "m.room.member", state_key: "@a:x" };
  const { notification } = gatewayNotification(device, 0, { ...news, event: invitation });
  deepEqual(Object.entries(notification ?? {}).find(([name]) => name === "user_is_target")?.[1], true);
});

test("an identifier alone, and a number alone", () => {
  const brief = { ...device, data: { ...device.data, format: "event_id_only" } };
  const briefly = { ...told, data: { own: 1, format: "event_id_only" } };
  deepEqual(gatewayNotification(brief, 2, news), {
    notification: { event_id: "$e", room_id: "!r", prio: "high", counts: { unread: 2 }, devices: [briefly] },
  });
  deepEqual(gatewayNotification(device, 0, undefined), {
    notification: { prio: "low", counts: {}, devices: [told] },
  });
});
