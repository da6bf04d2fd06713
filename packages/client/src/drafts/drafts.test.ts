import { type Clock, systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { sealedTexts } from "../sealing/sealed-text.ts";
import { drafts } from "./drafts.ts";

const secret = new Uint8Array(32).fill(7);
const clock: Clock = systemClock;
const seal = (bytes = secret) => sealedTexts(systemRandomness, bytes, "drafts");

/** Writes go one after the other, and this is behind them. */
async function written(store: ReturnType<typeof memoryKeyValueStore>, isSo: (text: string | null) => boolean) {
  await expect.poll(async () => isSo(await store.get("drafts"))).toBe(true);
  return store.get("drafts");
}

test("what was typed is there after a reload, and nobody reads it in the store", async () => {
  const store = memoryKeyValueStore();
  const first = await drafts(clock, store, await seal());
  first.keep("!a", "half a sentence");
  first.keep("!b", "另一半");
  first.keep("!c", "gone");
  first.keep("!c", "");
  first.flush();
  const text = await written(store, (stored) => stored !== null);
  expect(text).not.toMatch(/half|!a/);
  expect((await drafts(clock, store, await seal())).stored).toEqual({ "!a": "half a sentence", "!b": "另一半" });
});

test("what was sealed by another device, or changed, is no draft", async () => {
  const store = memoryKeyValueStore();
  const first = await drafts(clock, store, await seal());
  first.keep("!a", "text");
  first.flush();
  await written(store, (stored) => stored !== null);
  expect((await drafts(clock, store, await seal(new Uint8Array(32).fill(8)))).stored).toEqual({});
  await store.set("drafts", "AAAA");
  expect((await drafts(clock, store, await seal())).stored).toEqual({});
});

test("the last draft that is taken away leaves nothing behind", async () => {
  const store = memoryKeyValueStore();
  const first = await drafts(clock, store, await seal());
  first.keep("!a", "text");
  first.flush();
  await written(store, (stored) => stored !== null);
  first.keep("!a", "");
  first.flush();
  await written(store, (stored) => stored === null);
});
