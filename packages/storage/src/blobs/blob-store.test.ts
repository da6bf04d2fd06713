import { deepEqual, equal, notEqual, rejects } from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { systemRandomness } from "@conclave/base/randomness";
import { fileLength } from "./blob-layout.ts";
import { type BlobStore, openBlobStore } from "./blob-store.ts";

const chunk = 65_536;
const sealed = chunk + 16;
const header = 5;
const limit = 10 * chunk;
const never = new AbortController().signal;
const keys = new Map([
  [1, new Uint8Array(32).fill(1)],
  [2, new Uint8Array(32).fill(2)],
]);
let folder = "";
let store: BlobStore;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "conclave-blobs-"));
  store = openStore(1);
});
after(() => rmSync(folder, { recursive: true }));

function openStore(version: number): BlobStore {
  const keyOf = (wanted: number) => keys.get(wanted) ?? new Uint8Array(32);
  return openBlobStore({
    folder,
    dataKey: () => ({ version, key: keyOf(version) }),
    keyOf,
    randomness: systemRandomness,
  });
}

function bytesOf(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 255));
}

/** As a request would deliver it: in uneven pieces. */
function streamOf(bytes: Buffer): Readable {
  const pieces: Buffer[] = [];
  for (let index = 0; index < bytes.length; index += 40_001) pieces.push(bytes.subarray(index, index + 40_001));
  return Readable.from(pieces);
}

async function store1(bytes: Buffer): Promise<{ blobId: string; size: number; file: string }> {
  const written = await store.write(streamOf(bytes), limit, never);
  if (written === undefined) throw new Error("too large");
  return { ...written, file: join(folder, written.blobId.slice(0, 2), written.blobId) };
}

test("what was written is read, whatever its length", async () => {
  for (const length of [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 7]) {
    const bytes = bytesOf(length);
    const { blobId, size, file } = await store1(bytes);
    equal(size, length);
    equal(statSync(file).size, fileLength(length));
    deepEqual(await buffer(await store.read(blobId, size)), bytes, `${length} bytes`);
  }
});

test("a range is read from the chunks that hold it", async () => {
  const bytes = bytesOf(3 * chunk + 7);
  const { blobId, size } = await store1(bytes);
  const rows: readonly [number, number][] = [
    [0, 0],
    [chunk - 1, chunk],
    [chunk, 2 * chunk - 1],
    [chunk + 5, 3 * chunk + 1],
    [size - 1, size - 1],
    [0, size - 1],
  ];
  for (const [start, end] of rows) {
    deepEqual(await buffer(await store.read(blobId, size, { start, end })), bytes.subarray(start, end + 1));
  }
});

test("nothing that was written can be read in the folder, and equal files differ", async () => {
  const bytes = Buffer.from("a needle in the haystack ".repeat(4_000));
  const first = await store1(bytes);
  const second = await store1(bytes);
  equal(readFileSync(first.file).includes("needle"), false);
  notEqual(
    readFileSync(first.file).subarray(header).toString("hex"),
    readFileSync(second.file).subarray(header).toString("hex"),
  );
});

test("a blob of an older data key is still read", async () => {
  const bytes = bytesOf(100);
  const { blobId, size } = await store1(bytes);
  deepEqual(await buffer(await openStore(2).read(blobId, size)), bytes);
});

test("what somebody changed is refused", async (t) => {
  const size = 2 * chunk + 100;
  const chunkAt = (file: Buffer, index: number) =>
    file.subarray(header + index * sealed, Math.min(file.length, header + (index + 1) * sealed));
  const flip = (at: number) => (file: Buffer) => {
    const changed = Buffer.from(file);
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  };
  const head = (file: Buffer) => file.subarray(0, header);
  const rows: readonly [string, (file: Buffer) => Buffer, number][] = [
    ["a flipped bit in the first chunk", flip(header + 9), size],
    ["a flipped bit in the last tag", flip(header + 2 * sealed + 110), size],
    ["another version of the key", flip(4), size],
    ["another format", flip(0), size],
    ["a chunk cut off", (file) => file.subarray(0, header + 2 * sealed), size],
    ["a chunk cut off, and its length believed", (file) => file.subarray(0, header + 2 * sealed), 2 * chunk],
    ["a byte cut off", (file) => file.subarray(0, -1), size],
    ["a byte added", (file) => Buffer.concat([file, Buffer.alloc(1)]), size],
    [
      "chunks exchanged",
      (file) => Buffer.concat([head(file), chunkAt(file, 1), chunkAt(file, 0), chunkAt(file, 2)]),
      size,
    ],
    [
      "a chunk doubled",
      (file) => Buffer.concat([head(file), chunkAt(file, 0), chunkAt(file, 0), chunkAt(file, 2)]),
      size,
    ],
    ["nothing left", () => Buffer.alloc(0), size],
  ];
  for (const [name, change, expectedSize] of rows) {
    await t.test(name, async () => {
      const { blobId, file } = await store1(bytesOf(size));
      writeFileSync(file, change(readFileSync(file)));
      await rejects(async () => buffer(await store.read(blobId, expectedSize)), { name: "BlobDamaged" });
    });
  }
});

test("a file in another one's place is refused", async () => {
  const first = await store1(bytesOf(100));
  const second = await store1(bytesOf(100));
  renameSync(first.file, second.file);
  await rejects(store.read(second.blobId, 100), { name: "BlobDamaged" });
  await rejects(store.read(first.blobId, 100), { name: "BlobDamaged", message: /is missing/ });
});

test("what is too large, or breaks off, leaves nothing", async () => {
  const everything = () => readdirSync(folder, { recursive: true });
  const before = everything();
  equal(await store.write(streamOf(bytesOf(limit + 1)), limit, never), undefined);
  const broken = Readable.from(
    (async function* () {
      yield bytesOf(2 * chunk);
      throw new Error("the client went away");
    })(),
  );
  await rejects(store.write(broken, limit, never), /went away/);
  await rejects(store.write(streamOf(bytesOf(10)), limit, AbortSignal.abort()), { name: "AbortError" });
  deepEqual(everything(), before);
});

test("the rest of an interrupted write is cleared away at the next start", async () => {
  writeFileSync(join(folder, "incoming", "half"), "half");
  openStore(1);
  deepEqual(readdirSync(join(folder, "incoming")), []);
});

test("a removed blob is gone; removing it again harms nobody", async () => {
  const { blobId, size } = await store1(bytesOf(10));
  await store.remove(blobId);
  await store.remove(blobId);
  await rejects(store.read(blobId, size), { name: "BlobDamaged" });
});

test("a stream that nobody reads closes its file", async () => {
  const { blobId, size } = await store1(bytesOf(3 * chunk));
  const stream = await store.read(blobId, size);
  await new Promise((resolve) => stream.destroy().once("close", resolve));
});
