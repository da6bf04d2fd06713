import { equal } from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "@conclave/testing/fake-clock";
import type { Change } from "./change.ts";
import { Notifier, type WaitOptions, type Wake } from "./notifier.ts";

const bob: WaitOptions = {
  userId: "@bob:x",
  deviceId: "B",
  roomIds: ["!a", "!b"],
  since: 10,
  timeout: 30_000,
  signal: new AbortController().signal,
};

test("which changes wake a waiter", async (t) => {
  const rows: readonly [string, Change, Wake][] = [
    ["a room of theirs", { kind: "room", roomId: "!b", position: 11 }, "change"],
    ["another room", { kind: "room", roomId: "!c", position: 11 }, "timeout"],
    ["themselves", { kind: "user", userId: "@bob:x", position: 11 }, "change"],
    ["somebody else", { kind: "user", userId: "@alice:x", position: 11 }, "timeout"],
    ["their device", { kind: "device", userId: "@bob:x", deviceId: "B", position: 11 }, "change"],
    ["another device of theirs", { kind: "device", userId: "@bob:x", deviceId: "C", position: 11 }, "timeout"],
    ["their session's end", { kind: "session", userId: "@bob:x", deviceId: "B" }, "session"],
    ["the end of all their sessions", { kind: "session", userId: "@bob:x", deviceId: null }, "session"],
    ["the instance", { kind: "instance" }, "timeout"],
  ];
  for (const [name, change, expected] of rows) {
    await t.test(name, async () => {
      const clock = new FakeClock();
      const notifier = new Notifier(clock);
      const wake = notifier.wait(bob);
      notifier.publish([change]);
      equal(notifier.waiting, expected === "timeout" ? 1 : 0);
      clock.advance(30_000);
      equal(await wake, expected);
      equal(notifier.waiting, 0);
    });
  }
});

test("a change between the reading and the wait is not lost", async () => {
  const notifier = new Notifier(new FakeClock());
  notifier.publish([{ kind: "room", roomId: "!a", position: 11 }]);
  equal(await notifier.wait(bob), "change");
  notifier.publish([{ kind: "room", roomId: "!a", position: 11 }]);
  const wake = notifier.wait({ ...bob, since: 11 });
  equal(notifier.waiting, 1);
  notifier.close();
  equal(await wake, "aborted");
});

test("a client that went away is forgotten, and after the end nobody waits", async () => {
  const notifier = new Notifier(new FakeClock());
  const gone = new AbortController();
  const wake = notifier.wait({ ...bob, signal: gone.signal });
  gone.abort();
  equal(await wake, "aborted");
  equal(notifier.waiting, 0);
  notifier.close();
  equal(await notifier.wait(bob), "aborted");
});

test("of a device that waits too often the one that waited longest goes, and nobody else", async () => {
  const notifier = new Notifier(new FakeClock());
  const longest = notifier.wait(bob);
  for (let count = 1; count < 16; count++) void notifier.wait(bob);
  void notifier.wait({ ...bob, deviceId: "C" });
  equal(notifier.waiting, 17);
  void notifier.wait(bob);
  equal(notifier.waiting, 17);
  equal(await longest, "timeout");
  notifier.close();
});

test("a poke between the reading and the wait is not lost, and wakes nobody twice", async () => {
  const clock = new FakeClock();
  const notifier = new Notifier(clock);
  notifier.poke("!a");
  const { mark } = notifier;
  notifier.poke("!c");
  const asleep = notifier.wait({ ...bob, mark });
  equal(notifier.waiting, 1);
  notifier.poke("!b");
  equal(await asleep, "change");
  equal(await notifier.wait({ ...bob, mark }), "change");
  const late = notifier.wait({ ...bob, mark: notifier.mark });
  equal(notifier.waiting, 1);
  clock.advance(30_000);
  equal(await late, "timeout");
});
