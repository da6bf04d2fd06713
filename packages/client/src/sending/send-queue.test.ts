import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import { ClientError, type Failure } from "../failure.ts";
import type { SendState } from "../snapshots/timeline-item.ts";
import { type QueuedSend, sendQueue } from "./send-queue.ts";

const room = "!r:x";

function world() {
  const clock = new FakeClock();
  const queue = sendQueue<QueuedSend>(clock, () => undefined);
  const attempts: string[] = [];
  const outcomes = new Map<string, PromiseWithResolvers<string>>();
  const reports = new Map<string, (state: SendState) => void>();
  const signals = new Map<string, AbortSignal>();

  return {
    clock,
    queue,
    attempts,
    signals,
    send(key: string, roomId = room, state?: SendState) {
      const send: QueuedSend = {
        key,
        roomId,
        attempt(report, signal) {
          attempts.push(key);
          reports.set(key, report);
          signals.set(key, signal);
          const outcome = Promise.withResolvers<string>();
          outcomes.set(key, outcome);
          return outcome.promise;
        },
      };
      queue.enqueue(send, state);
    },
    report: (key: string, state: SendState) => reports.get(key)?.(state),
    async succeed(key: string) {
      outcomes.get(key)?.resolve(`$${key}`);
      await settled();
    },
    async fail(key: string, failure: Failure) {
      outcomes.get(key)?.reject(new ClientError(failure));
      await settled();
    },
    states: (roomId = room) => queue.entries(roomId).map(({ send, state }) => `${send.key} ${state.state}`),
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

test("one after the other in a room, rooms beside each other", async () => {
  const { send, succeed, attempts, states } = world();
  send("a");
  send("b");
  send("c", "!other:x");
  expect(attempts).toEqual(["a", "c"]);
  await succeed("a");
  expect(attempts).toEqual(["a", "c", "b"]);
  expect(states()).toEqual(["a sent", "b waiting"]);
});

test("what fails for good stops the room until it is retried", async () => {
  const { queue, send, fail, succeed, attempts, states } = world();
  send("a");
  send("b");
  await fail("a", { code: "forbidden", detail: "no" });
  expect(queue.entries(room)[0]?.state).toEqual({ state: "failed", failure: { code: "forbidden", detail: "no" } });
  expect(states()).toEqual(["a failed", "b waiting"]);
  expect(queue.retry(room, "b")).toBe(false);
  expect(queue.retry(room, "a")).toBe(true);
  await succeed("a");
  await succeed("b");
  expect(attempts).toEqual(["a", "a", "b"]);
  expect(states()).toEqual(["a sent", "b sent"]);
});

test("discarding a failed one lets the next go", async () => {
  const { queue, send, fail, attempts, states } = world();
  send("a");
  send("b");
  await fail("a", { code: "too-large" });
  expect(queue.discard(room, "a")).toBe(true);
  expect(attempts).toEqual(["a", "b"]);
  expect(states()).toEqual(["b waiting"]);
});

test("without a connection it waits, longer each time, for ever", async () => {
  const { clock, send, fail, attempts, states } = world();
  send("a");
  for (const delay of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
    await fail("a", { code: "offline" });
    expect(states()).toEqual(["a waiting"]);
    const before = attempts.length;
    clock.advance(delay - 1);
    expect(attempts.length).toBe(before);
    clock.advance(1);
    expect(attempts.length).toBe(before + 1);
  }
});

test("when the connection is back it goes at once", async () => {
  const { queue, send, fail, succeed, attempts, states, clock } = world();
  send("a");
  await fail("a", { code: "offline" });
  queue.connectionIsBack();
  expect(attempts).toEqual(["a", "a"]);
  await succeed("a");
  clock.advance(100_000);
  expect(attempts).toEqual(["a", "a"]);
  expect(states()).toEqual(["a sent"]);
});

test("a busy server is asked again when it said, and five times at most", async () => {
  const { clock, send, fail, attempts, states } = world();
  send("a");
  await fail("a", { code: "rate-limited", retryAfterMilliseconds: 30_000 });
  clock.advance(29_999);
  expect(attempts.length).toBe(1);
  clock.advance(1);
  for (let attempt = 2; attempt < 5; attempt++) {
    await fail("a", { code: "rate-limited" });
    clock.advance(60_000);
  }
  expect(attempts.length).toBe(5);
  await fail("a", { code: "rate-limited" });
  expect(states()).toEqual(["a failed"]);
});

test("progress is seen, and an upload can be taken back, a send can't", async () => {
  const { queue, send, report, states, signals } = world();
  send("a");
  report("a", { state: "uploading", progress: 0.5 });
  expect(queue.entries(room)[0]?.state).toEqual({ state: "uploading", progress: 0.5 });
  report("a", { state: "sending" });
  expect(queue.discard(room, "a")).toBe(false);
  report("a", { state: "uploading", progress: 1 });
  expect(queue.discard(room, "a")).toBe(true);
  expect(signals.get("a")?.aborted).toBe(true);
  expect(states()).toEqual([]);
});

test("the server's echo may be quicker than its answer", async () => {
  const { queue, send, succeed, states, attempts } = world();
  send("a");
  send("b");
  queue.forget(room, "a");
  expect(states()).toEqual(["b waiting"]);
  expect(attempts).toEqual(["a", "b"]);
  await succeed("a");
  expect(states()).toEqual(["b waiting"]);
  await succeed("b");
  expect(states()).toEqual(["b sent"]);
});

test("what comes back failed holds up those behind it; what is lost doesn't, and can be taken away", () => {
  const { queue, send, attempts, states } = world();
  send("a", room, { state: "lost" });
  send("b", room, { state: "failed", failure: { code: "waited-too-long" } });
  send("c");
  expect(attempts).toEqual([]);
  expect(queue.retry(room, "a")).toBe(false);
  expect(queue.retry(room, "b")).toBe(true);
  expect(attempts).toEqual(["b"]);
  expect(queue.discard(room, "a")).toBe(true);
  expect(states()).toEqual(["b waiting", "c waiting"]);
  expect(queue.all().map(({ send: { key } }) => key)).toEqual(["b", "c"]);
});
