import { systemRandomness } from "@conclave/base/randomness";
import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { sealedTexts } from "../sealing/sealed-text.ts";
import type { RoomSend } from "../sending/room-send.ts";
import type { SendEntry } from "../sending/send-queue.ts";
import type { SendState } from "../snapshots/timeline-item.ts";
import { unsentMessages } from "./unsent-messages.ts";

const seal = (secret = 7) => sealedTexts(systemRandomness, new Uint8Array(32).fill(secret), "unsent");

function entry(key: string, state: SendState, more: Partial<RoomSend> = {}): SendEntry<RoomSend> {
  const message = { msgtype: "m.text", body: `secret ${key}` };
  const send: RoomSend = {
    key,
    roomId: "!r:x",
    timestamp: 5,
    encrypted: true,
    threadId: null,
    content: { kind: "forwarded", body: "" },
    message: () => message,
    attempt: async () => "",
    ...more,
  };
  return { send, state, eventId: null };
}

const picture: Partial<RoomSend> = {
  message: () => null,
  content: { kind: "attachment", attachment: { name: "quay.jpg", bytes: new Blob(["12345"]), attachment: "image" } },
};

test("what was not acknowledged is there after a reload, in order, and nobody reads it in the store", async () => {
  const store = memoryKeyValueStore();
  const queued = [
    entry("a", { state: "sent" }),
    entry("b", { state: "sending" }),
    entry("c", { state: "uploading", progress: 0.5 }, picture),
    entry("d", { state: "failed", failure: { code: "forbidden" } }, { threadId: "$t" }),
  ];
  const first = await unsentMessages(new FakeClock(), store, await seal(), () => queued);
  first.changed();
  await first.flush();
  expect(await store.get("unsent")).not.toMatch(/secret|quay|!r:x/);
  const { stored } = await unsentMessages(new FakeClock(), store, await seal(), () => []);
  expect(stored).toMatchObject([
    { key: "b", message: { body: "secret b" }, failure: null },
    { key: "c", message: null, file: { name: "quay.jpg", size: 5 } },
    { key: "d", threadId: "$t", failure: { code: "forbidden" } },
  ]);
});

test("what was sealed by another session, or changed, is none", async () => {
  const store = memoryKeyValueStore();
  const first = await unsentMessages(new FakeClock(), store, await seal(), () => [entry("a", { state: "waiting" })]);
  first.changed();
  await first.flush();
  expect((await unsentMessages(new FakeClock(), store, await seal(8), () => [])).stored).toEqual([]);
  await store.set("unsent", "AAAA");
  expect((await unsentMessages(new FakeClock(), store, await seal(), () => [])).stored).toEqual([]);
});

test("the last one that is sent leaves nothing behind", async () => {
  const clock = new FakeClock();
  const store = memoryKeyValueStore();
  let queued = [entry("a", { state: "waiting" })];
  const messages = await unsentMessages(clock, store, await seal(), () => queued);
  messages.changed();
  await messages.flush();
  queued = [entry("a", { state: "sent" })];
  messages.changed();
  clock.advance(100);
  await messages.flush();
  expect(await store.get("unsent")).toBe(null);
});

test("what becomes of the queue while the session ends is not written", async () => {
  const store = memoryKeyValueStore();
  let queued = [entry("a", { state: "sending" })];
  const messages = await unsentMessages(new FakeClock(), store, await seal(), () => queued);
  messages.changed();
  await messages.stop();
  queued = [];
  messages.changed();
  await messages.flush();
  expect((await unsentMessages(new FakeClock(), store, await seal(), () => [])).stored).toHaveLength(1);
});
