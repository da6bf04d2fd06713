import { expect, test } from "vitest";
import { pushNotification, readPush } from "./push-notification.ts";

const push = { roomId: "!quay/1:example.org", unread: 3 };
const notes = { title: "New message", rooms: { [push.roomId]: "Quay" }, quietHours: { from: 1_320, until: 420 } };

test("what the server says is read, and nothing else is", () => {
  expect(readPush(`{"event_id":"$1","room_id":"${push.roomId}","unread":3}`)).toEqual(push);
  expect(readPush(`{"room_id":"!r:x","unread":"many"}`)).toEqual({ roomId: "!r:x", unread: 0 });
  for (const text of ["", "[]", "null", "{", `{"room_id":7}`]) expect(readPush(text), text).toBeNull();
});

test("it says that there is a message, and in which room, and leads there", () => {
  const { title, options } = pushNotification(push, notes, 600);
  expect([title, options.body, options.tag]).toEqual(["New message", "Quay", push.roomId]);
  expect([options.silent, options.renotify]).toEqual([false, true]);
  expect(options.data.address).toBe("#/rooms/!quay%2F1%3Aexample.org");
});

test("in quiet hours it makes no sound", () => {
  const { options } = pushNotification(push, notes, 30);
  expect([options.silent, options.renotify]).toEqual([true, false]);
});

test("of a room that was not noted, and without notes, it says what it can", () => {
  expect(pushNotification({ ...push, roomId: "!new:x" }, notes, 600).options.body).toBe("");
  expect(pushNotification(push, null, 600)).toMatchObject({ title: "Conclave", options: { body: "", silent: false } });
  expect(pushNotification(null, notes, 600).options.data.address).toBe("#/");
});
