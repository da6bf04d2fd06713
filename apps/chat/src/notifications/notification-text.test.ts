import type { RoomNotification } from "@conclave/client/snapshots/notification-snapshot";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { beforeEach, expect, test } from "vitest";
import { notificationText } from "./notification-text.ts";

beforeEach(() => chooseLanguage("en"));

const message: RoomNotification = {
  roomId: "!quay:example.org",
  roomName: { kind: "given", text: "Quay" },
  direct: false,
  threadId: null,
  eventId: "$noon",
  sender: { userId: "@ada:example.org", name: "Ada", ambiguous: false, avatar: null },
  about: { kind: "message", content: { kind: "text", text: "at noon" } },
  sound: false,
};
const plain = (notification: RoomNotification) => {
  const { title, body } = notificationText(notification);
  return [title, body].map((text) => text.replace(/[\u2068\u2069]/g, ""));
};

test("a notification says who wrote where, and what", () => {
  expect(plain(message)).toEqual(["Ada in Quay", "at noon"]);
  expect(plain({ ...message, direct: true })).toEqual(["Ada", "at noon"]);
  expect(plain({ ...message, about: { kind: "message", content: null } })).toEqual(["Ada in Quay", "New message"]);
  const file = { kind: "attachment", attachment: "file", name: "plan.pdf" } as const;
  expect(plain({ ...message, about: { kind: "message", content: file } })).toEqual(["Ada in Quay", "File: plan.pdf"]);
});

test("an invitation says who invites, and to what", () => {
  const invitation = { ...message, about: { kind: "invitation" } } as const;
  expect(plain(invitation)).toEqual(["Ada", "Invites you to Quay"]);
  expect(plain({ ...invitation, direct: true })).toEqual(["Ada", "Would like to chat with you"]);
  expect(plain({ ...invitation, sender: null })).toEqual(["Quay", "Invites you to Quay"]);
});

test("in Chinese", () => {
  chooseLanguage("zh-CN");
  expect(plain(message)).toEqual(["Ada（Quay）", "at noon"]);
});
