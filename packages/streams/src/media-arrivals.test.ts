import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "@conclave/testing/fake-clock";
import { type ArrivalWait, MediaArrivals } from "./media-arrivals.ts";

function start() {
  const clock = new FakeClock();
  const arrivals = new MediaArrivals(clock);
  const wait = (options: Partial<ArrivalWait> = {}) =>
    arrivals.wait({
      mediaId: "a",
      userId: "@alice:x",
      mark: arrivals.mark,
      timeout: 20_000,
      signal: new AbortController().signal,
      ...options,
    });
  return { clock, arrivals, wait };
}

test("a file wakes those who wait for it, and no others", async () => {
  const { clock, arrivals, wait } = start();
  const [one, two, other] = [wait(), wait({ userId: "@bob:x" }), wait({ mediaId: "b" })];
  arrivals.publish([
    { kind: "room", roomId: "!a", position: 1 },
    { kind: "media", mediaId: "a" },
  ]);
  deepEqual([await one, await two, arrivals.waiting], ["arrived", "arrived", 1]);
  clock.advance(20_000);
  deepEqual([await other, arrivals.waiting], ["timeout", 0]);
});

test("a file that came between the looking and the waiting is not missed", async () => {
  const { arrivals, wait } = start();
  const { mark } = arrivals;
  arrivals.publish([{ kind: "media", mediaId: "a" }]);
  deepEqual([await wait({ mark }), arrivals.waiting], ["arrived", 0]);
});

test("who goes away holds no place, and nobody waits for a server that stops", async () => {
  const { arrivals, wait } = start();
  const gone = new AbortController();
  const waits = [wait({ signal: gone.signal }), wait()];
  gone.abort();
  equal(await waits[0], "aborted");
  equal(arrivals.waiting, 1);
  arrivals.close();
  deepEqual([await waits[1], await wait(), arrivals.waiting], ["aborted", "aborted", 0]);
});

test("one person has 32 places, all together a thousand", async () => {
  const { arrivals, wait } = start();
  for (let index = 0; index < 32; index++) void wait();
  equal(await wait(), "crowded");
  for (let index = 32; index < 1_000; index++) void wait({ userId: `@${index}:x` });
  deepEqual([await wait({ userId: "@bob:x" }), arrivals.waiting], ["crowded", 1_000]);
  arrivals.close();
});
