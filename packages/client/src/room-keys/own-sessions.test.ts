import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { ownSessions } from "./own-sessions.ts";

const minute = 60_000;
const rotation = { messages: 5, milliseconds: 120 * minute };
const use = (index: number, sessionId = "S") => ({ sessionId, index });

async function world() {
  const clock = new FakeClock();
  const store = memoryKeyValueStore();
  const sessions = await ownSessions(clock, store);
  return { clock, store, sessions };
}

test("a session that was made here lasts until one message before its end", async () => {
  const { clock, sessions } = await world();
  expect(sessions.lasts("!r")).toBe(false);
  sessions.made("!r", "S", clock.now(), rotation);
  for (const index of [0, 1, 2, 3]) {
    expect(sessions.lasts("!r"), String(index)).toBe(true);
    sessions.used("!r", use(index));
  }
  expect(sessions.lasts("!r")).toBe(false);
  expect(sessions.lasts("!other")).toBe(false);
});

test("and until a minute before its time is over, counted from before it was made", async () => {
  const { clock, sessions } = await world();
  sessions.made("!r", "S", clock.now() - 20 * minute, rotation);
  clock.advance(98 * minute);
  expect(sessions.lasts("!r")).toBe(true);
  clock.advance(minute);
  expect(sessions.lasts("!r")).toBe(false);
});

test("what doesn't fit together is unknown", async () => {
  const rows: readonly [string, Parameters<Awaited<ReturnType<typeof ownSessions>>["used"]>[1]][] = [
    ["another session", use(0, "T")],
    ["an index that was jumped over", use(1)],
    ["a content that isn't understood", null],
  ];
  for (const [name, message] of rows) {
    const { clock, sessions } = await world();
    sessions.made("!r", "S", clock.now(), rotation);
    sessions.used("!r", message);
    expect(sessions.lasts("!r"), name).toBe(false);
    sessions.used("!r", use(0));
    expect(sessions.lasts("!r"), `${name}, and then`).toBe(false);
  }
});

test("after a reload it is known again with its first message", async () => {
  const { clock, store, sessions } = await world();
  sessions.made("!r", "S", clock.now(), rotation);
  sessions.used("!r", use(0));
  await expect.poll(() => store.get("own-room-keys")).toContain("!r");
  const again = await ownSessions(clock, store);
  expect(again.lasts("!r")).toBe(false);
  again.used("!r", use(2));
  expect(again.lasts("!r")).toBe(true);
  again.used("!r", use(3));
  expect(again.lasts("!r")).toBe(false);
});

test("what is stored and can't be read, or is long over, is unknown", async () => {
  for (const text of [
    "nonsense",
    "[]",
    '{"!r":{"sessionId":"S"}}',
    '{"!r":{"sessionId":"S","until":0,"messages":5}}',
  ]) {
    const { clock, store } = await world();
    await store.set("own-room-keys", text);
    const sessions = await ownSessions(clock, store);
    sessions.used("!r", use(0));
    expect(sessions.lasts("!r"), text).toBe(false);
  }
  const { clock, store, sessions } = await world();
  sessions.made("!old", "S", clock.now(), rotation);
  clock.advance(121 * minute);
  sessions.made("!new", "T", clock.now(), rotation);
  await expect.poll(() => store.get("own-room-keys")).toContain("!new");
  expect(await store.get("own-room-keys")).not.toContain("!old");
});
