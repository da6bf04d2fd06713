import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import type { MessageAttempts } from "../sending/message-attempts.ts";
import type { RoomSend } from "../sending/room-send.ts";
import { sendQueue } from "../sending/send-queue.ts";
import { resumeUnsent } from "./resume-unsent.ts";
import type { UnsentRecord } from "./unsent-record.ts";

const hour = 60 * 60 * 1_000;
const now = Date.UTC(2026, 0, 1);

const record = (key: string, more: Partial<UnsentRecord> = {}): UnsentRecord => ({
  key,
  roomId: "!r:x",
  timestamp: now - hour,
  encrypted: true,
  threadId: null,
  message: { msgtype: "m.text", body: key },
  file: null,
  failure: null,
  ...more,
});

/** The states that records come back in, and the keys of those that are tried at once. */
function resumed(...records: readonly UnsentRecord[]) {
  const tried: string[] = [];
  const attempts: Pick<MessageAttempts, "resume"> = {
    resume: (facts, content) => ({
      ...facts,
      message: () => content,
      attempt: async () => {
        tried.push(facts.key);
        return `$${facts.key}`;
      },
    }),
  };
  const clock = new FakeClock(now);
  const queue = sendQueue<RoomSend>(clock, () => undefined);
  resumeUnsent(clock, records, attempts, queue);
  return { states: queue.all().map(({ send, state }) => `${send.key} ${state.state}`), tried };
}

test("what waited is tried again under its key, in order", () => {
  expect(resumed(record("a"), record("b"))).toEqual({ states: ["a waiting", "b waiting"], tried: ["a"] });
});

test("what failed stays failed, and holds up what is behind it", () => {
  const { states, tried } = resumed(record("a", { failure: { code: "forbidden" } }), record("b"));
  expect(states).toEqual(["a failed", "b waiting"]);
  expect(tried).toEqual([]);
});

test("a file without its bytes is lost, and holds up nothing", () => {
  const { states, tried } = resumed(record("a", { message: null, file: { name: "x", size: 1 } }), record("b"));
  expect(states).toEqual(["a lost", "b waiting"]);
  expect(tried).toEqual(["b"]);
});

test("what waited for more than half a day is not sent unasked", () => {
  const { states, tried } = resumed(record("a", { timestamp: now - 12 * hour - 1 }));
  expect(states).toEqual(["a failed"]);
  expect(tried).toEqual([]);
  expect(resumed(record("b", { timestamp: now - 12 * hour })).tried).toEqual(["b"]);
});
