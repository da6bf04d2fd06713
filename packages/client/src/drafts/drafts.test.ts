import { systemRandomness } from "@conclave/base/randomness";
import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { sealedTexts } from "../sealing/sealed-text.ts";
import { drafts } from "./drafts.ts";

const secret = new Uint8Array(32).fill(7);
const clock = new FakeClock();
const seal = (bytes = secret) => sealedTexts(systemRandomness, bytes, "drafts");

test("what was typed is there after a reload, and nobody reads it in the store", async () => {
  const store = memoryKeyValueStore();
  const first = await drafts(clock, store, await seal());
  first.keep("!a", "half a sentence");
  first.keep("!b", "另一半");
  first.keep("!c", "gone");
  first.keep("!c", "");
  await first.flush();
  expect(await store.get("drafts")).not.toMatch(/half|!a/);
  expect((await drafts(clock, store, await seal())).stored).toEqual({ "!a": "half a sentence", "!b": "另一半" });
});

test("what was sealed by another device, or changed, is no draft", async () => {
  const store = memoryKeyValueStore();
  const first = await drafts(clock, store, await seal());
  first.keep("!a", "text");
  await first.flush();
  expect((await drafts(clock, store, await seal(new Uint8Array(32).fill(8)))).stored).toEqual({});
  await store.set("drafts", "AAAA");
  expect((await drafts(clock, store, await seal())).stored).toEqual({});
});

test("the last draft that is taken away leaves nothing behind", async () => {
  const store = memoryKeyValueStore();
  const first = await drafts(clock, store, await seal());
  first.keep("!a", "text");
  await first.flush();
  first.keep("!a", "");
  await first.flush();
  expect(await store.get("drafts")).toBe(null);
});
