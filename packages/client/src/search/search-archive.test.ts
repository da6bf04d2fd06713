import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { expect, test } from "vitest";
import { memoryBlockStore } from "../memory/memory-block-store.ts";
import type { BlockStore } from "../ports/block-store.ts";
import { sealedBytes } from "../sealing/sealed-bytes.ts";
import { type SearchFilter, searchArchive } from "./search-archive.ts";
import { referenceOf, type SearchDocument } from "./search-document.ts";
import { searchTerms } from "./search-terms.ts";

const secret = new Uint8Array(32).fill(7);
const all: SearchFilter = { roomId: null, sender: null, after: null, before: null, fileOnly: false };

async function open(store: BlockStore, key = secret) {
  return searchArchive(systemClock, store, await sealedBytes(systemRandomness, key, "search"));
}

let count = 0;
function document(text: string, more: Partial<SearchDocument> = {}): SearchDocument {
  count++;
  return {
    roomId: "!a",
    reference: referenceOf(`$${String(count).padStart(5, "0")}-a-hash`),
    sender: "@ada:x",
    timestamp: count * 1_000,
    text,
    file: false,
    ...more,
  };
}

async function found(archive: Awaited<ReturnType<typeof open>>, query: string, filter: Partial<SearchFilter> = {}) {
  return (await archive.find(searchTerms(query), { ...all, ...filter }, 50)).map(({ text }) => text);
}

test("words by their beginnings, Chinese anywhere, all of them, the newest first", async () => {
  const archive = await open(memoryBlockStore());
  for (const text of ["The second berth", "二号泊位需要疏浚", "Zoë's report on berths", "emberthing"]) {
    archive.put(document(text));
  }
  expect(await found(archive, "BERTH")).toEqual(["Zoë's report on berths", "The second berth"]);
  expect(await found(archive, "zoe rep")).toEqual(["Zoë's report on berths"]);
  expect(await found(archive, "泊位")).toEqual(["二号泊位需要疏浚"]);
  expect(await found(archive, "疏浚 泊位")).toEqual(["二号泊位需要疏浚"]);
  expect(await found(archive, "泊需")).toEqual([]);
  expect(await found(archive, "erth")).toEqual([]);
});

test("by room, person, date and file", async () => {
  const archive = await open(memoryBlockStore());
  const plan = document("plan.pdf", { file: true, sender: "@li:x" });
  const other = document("the plan", { roomId: "!b" });
  for (const one of [plan, other]) archive.put(one);
  expect(await found(archive, "plan", { fileOnly: true })).toEqual(["plan.pdf"]);
  expect(await found(archive, "plan", { roomId: "!b" })).toEqual(["the plan"]);
  expect(await found(archive, "plan", { sender: "@li:x" })).toEqual(["plan.pdf"]);
  expect(await found(archive, "plan", { after: plan.timestamp + 1 })).toEqual(["the plan"]);
  expect(await found(archive, "plan", { before: other.timestamp })).toEqual(["plan.pdf"]);
  expect(await found(archive, "", { fileOnly: true })).toEqual(["plan.pdf"]);
});

test("it outlives the page, sealed; another session opens nothing of it", async () => {
  const store = memoryBlockStore();
  const first = await open(store);
  first.put(document("the secret of the western quay"));
  await first.flush();
  const [name = ""] = await store.names();
  const block = await store.read(name);
  expect(new TextDecoder().decode(block ?? undefined)).not.toMatch(/secret|!a/);
  const second = await open(store);
  expect(await found(second, "western")).toEqual(["the secret of the western quay"]);
  expect(second.bytes).toBe(block?.length);
  expect((await open(store, new Uint8Array(32).fill(8))).messages).toBe(0);
});

test("an edit is found by its new words only, and what is removed by none, after a reload too", async () => {
  const store = memoryBlockStore();
  const archive = await open(store);
  const [edited, removed] = [document("old words"), document("gone words")];
  for (const one of [edited, removed]) archive.put(one);
  await archive.flush();
  archive.put({ ...edited, text: "new phrase" });
  archive.remove(removed.roomId, removed.reference);
  await archive.flush();
  for (const one of [archive, await open(store)]) {
    expect(await found(one, "words")).toEqual([]);
    expect(await found(one, "phrase")).toEqual(["new phrase"]);
    expect(one.messages).toBe(1);
  }
});

test("a room that is left is gone, the others stay, after a reload too", async () => {
  const store = memoryBlockStore();
  const archive = await open(store);
  for (let at = 0; at < 40; at++) archive.put(document(`entry ${at}`, { roomId: at % 2 === 0 ? "!a" : "!b" }));
  await archive.flush();
  archive.removeRoom("!a");
  archive.removeRoom("!never");
  await archive.flush();
  for (const one of [archive, await open(store)]) {
    expect(one.messages).toBe(20);
    expect(await found(one, "entry", { roomId: "!a" })).toEqual([]);
    expect((await found(one, "entry")).length).toBe(20);
  }
});

test("the neighbours of a message are those of its room", async () => {
  const archive = await open(memoryBlockStore());
  const [one, two, three] = [document("one"), document("two"), document("three")];
  for (const each of [three, one, two, document("elsewhere", { roomId: "!b" })]) archive.put(each);
  expect(archive.around(two).map((neighbour) => neighbour?.text)).toEqual(["one", "three"]);
  expect(archive.around(one)[0]).toBeNull();
});

test("no more are given than were asked for, the newest of them", async () => {
  const archive = await open(memoryBlockStore());
  for (let at = 0; at < 30; at++) archive.put(document(`entry ${at}`));
  const some = await archive.find(searchTerms("entry"), all, 2);
  expect(some.map(({ text }) => text)).toEqual(["entry 29", "entry 28"]);
});
