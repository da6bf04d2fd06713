import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { encryptionMemory } from "./encryption-memory.ts";

test("what was once encrypted stays so over restarts", async () => {
  const store = memoryKeyValueStore();
  const memory = await encryptionMemory(store);
  expect(memory.wasEncrypted("!a:x")).toBe(false);
  memory.remember("!a:x");
  memory.remember("!b:x");
  expect(memory.wasEncrypted("!a:x")).toBe(true);
  await expect.poll(async () => (await encryptionMemory(store)).wasEncrypted("!b:x")).toBe(true);
  expect((await encryptionMemory(store)).wasEncrypted("!a:x")).toBe(true);
});

test("a damaged memory is no empty one", async () => {
  const store = memoryKeyValueStore();
  for (const damaged of ["{", "[]", '{"rooms":1}']) {
    await store.set("encrypted-rooms", damaged);
    await expect(encryptionMemory(store), damaged).rejects.toThrow();
  }
});
