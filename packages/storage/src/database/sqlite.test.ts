import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { readInstance, writeInstance } from "../instance/instance-store.ts";
import { openCommitMarker } from "./commit-marker.ts";
import { openSqliteReader } from "./sqlite-reader.ts";
import { openSqliteWriter } from "./sqlite-writer.ts";
import type { WriteDatabase, WriteTransaction } from "./transaction.ts";

const key = new Uint8Array(32).fill(3);
const markerKey = new Uint8Array(32).fill(4);
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conclave-sqlite-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function options() {
  return { file: join(folder, "conclave.db"), key, cacheKibibytes: 2_048 };
}

async function open(): Promise<WriteDatabase> {
  return openSqliteWriter({ ...options(), marker: openCommitMarker(join(folder, "position"), markerKey) });
}

async function write(database: WriteDatabase, value: string): Promise<void> {
  const jobs = [
    async (tx: WriteTransaction) => {
      tx.nextPosition();
      await writeInstance(tx, "organisation", value);
    },
  ];
  await database.batch(() => jobs.pop());
}

test("nothing that was written can be read in the files", async () => {
  const database = await open();
  await write(database, "a needle in the haystack");
  for (const file of readdirSync(folder)) {
    equal(readFileSync(join(folder, file)).includes("needle"), false, file);
  }
  await database.close();
});

test("another key is refused by a clear error", async () => {
  await (await open()).close();
  throws(
    () => openSqliteReader({ ...options(), key: new Uint8Array(32) }),
    /its key does not fit, or the file is damaged/,
  );
});

test("a reader sees what was committed, and can't write", async () => {
  const database = await open();
  const reader = openSqliteReader(options());
  await write(database, "first");
  deepEqual([...(await reader.read(readInstance))], [["organisation", "first"]]);
  await rejects(
    // The type forbids this; the connection must as well.
    reader.read((tx) => writeInstance(tx as WriteTransaction, "organisation", "second")),
    /readonly/,
  );
  await reader.close();
  await database.close();
});

test("a lost end of the write-ahead log is noticed at the start, and named", async () => {
  const database = await open();
  await write(database, "first");
  const early = readFileSync(join(folder, "conclave.db-wal"));
  await write(database, "second");
  copyFileSync(join(folder, "conclave.db"), join(folder, "kept.db"));
  await database.close();
  copyFileSync(join(folder, "kept.db"), join(folder, "conclave.db"));
  writeFileSync(join(folder, "conclave.db-wal"), early);
  rmSync(join(folder, "conclave.db-shm"), { force: true });
  await rejects(open(), { name: "DatabaseRolledBack", message: /ends at position 1, but position 2 was committed/ });

  const marker = openCommitMarker(join(folder, "position"), markerKey);
  const accepted = await openSqliteWriter({ ...options(), marker, acceptRollback: true });
  const reader = openSqliteReader(options());
  equal((await reader.read(readInstance)).get("restore_epoch"), "1");
  equal(marker.read(), 1);
  await reader.close();
  await accepted.close();
  const reopened = await open();
  equal(reopened.committedPosition, 1, "accepted once is accepted");
  await reopened.close();
});

test("a marker that is missing, empty or foreign beside what was committed is named", async () => {
  const file = join(folder, "position");
  const rows: readonly [string, () => void][] = [
    ["missing", () => rmSync(file)],
    ["empty", () => writeFileSync(file, "")],
    ["foreign", () => writeFileSync(file, Buffer.alloc(80, 1))],
    ["cut", () => writeFileSync(file, readFileSync(file).subarray(0, 20))],
  ];
  const first = await open();
  await write(first, "first");
  await first.close();
  for (const [name, spoil] of rows) {
    spoil();
    await rejects(open(), { name: "CommitMarkerMissing" }, name);
    const marker = openCommitMarker(file, markerKey);
    await (await openSqliteWriter({ ...options(), marker, acceptRollback: true })).close();
    const reopened = await open();
    equal(reopened.committedPosition, 1, name);
    await reopened.close();
  }
});

test("a server that ended before its first commit starts, whatever became of its marker", async () => {
  const file = join(folder, "position");
  const rows: readonly [string, () => void][] = [
    ["whole", () => undefined],
    ["empty", () => writeFileSync(file, "")],
    ["missing", () => rmSync(file)],
  ];
  for (const [name, end] of rows) {
    await (await open()).close();
    end();
    const reopened = await open();
    equal(reopened.committedPosition, 0, name);
    await reopened.close();
  }
});

test("a torn or forged marker is not believed", async () => {
  const database = await open();
  await write(database, "first");
  await write(database, "second");
  await database.close();
  const marker = readFileSync(join(folder, "position"));
  marker[7] = 99;
  writeFileSync(join(folder, "position"), marker);
  const reopened = await open();
  equal(reopened.committedPosition, 2);
  await reopened.close();
});
