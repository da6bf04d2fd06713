import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "@conclave/testing/fake-clock";
import { Notifier } from "./notifier.ts";
import { TypingNotices } from "./typing-notices.ts";

function start() {
  const clock = new FakeClock(1_000);
  const notifier = new Notifier(clock);
  return { clock, notifier, notices: new TypingNotices(clock, notifier) };
}

test("who types is told once, and so is who stops", () => {
  const { notices } = start();
  const { serial } = notices.changesSince(0);
  notices.start("!a", "@alice:x", 30_000);
  notices.start("!a", "@bob:x", 30_000);
  const first = notices.changesSince(serial);
  deepEqual(first.rooms, [{ roomId: "!a", userIds: ["@alice:x", "@bob:x"] }]);
  notices.start("!a", "@alice:x", 30_000);
  deepEqual(notices.changesSince(first.serial).rooms, []);
  notices.stop("!a", "@alice:x");
  deepEqual(notices.changesSince(first.serial).rooms, [{ roomId: "!a", userIds: ["@bob:x"] }]);
});

test("a notice ends by itself, and typing on prolongs it", () => {
  const { clock, notices } = start();
  notices.start("!a", "@alice:x", 30_000);
  clock.advance(20_000);
  notices.start("!a", "@alice:x", 30_000);
  clock.advance(20_000);
  equal(notices.changesSince(0).rooms.length, 1);
  clock.advance(10_000);
  deepEqual(notices.changesSince(0).rooms, []);
  deepEqual(notices.changesSince(1_001).rooms, [{ roomId: "!a", userIds: [] }]);
});

test("whoever waits for the room is woken", async () => {
  const { notifier, notices } = start();
  const wake = notifier.wait({
    userId: "@bob:x",
    deviceId: "B",
    roomIds: ["!a"],
    since: 0,
    timeout: 30_000,
    signal: new AbortController().signal,
  });
  notices.start("!a", "@alice:x", 30_000);
  equal(await wake, "change");
});
