import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import pg from "pg";
import { openPostgres } from "../database/postgres-database.ts";
import { openSqliteReader } from "../database/sqlite-reader.ts";
import { openSqliteWriter } from "../database/sqlite-writer.ts";
import type { ReadDatabase, ReadTransaction, WriteDatabase, WriteTransaction } from "../database/transaction.ts";

/** One real database, empty but for its tables. */
export interface TestDatabase {
  readonly writer: WriteDatabase;
  readonly reader: ReadDatabase;
  /** Runs one job in a batch of its own; throws what it throws. */
  write<Result>(job: (tx: WriteTransaction) => Promise<Result>): Promise<Result>;
  read<Result>(job: (tx: ReadTransaction) => Promise<Result>): Promise<Result>;
  /** Closes it and opens it again, as a restart does. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

interface Connections {
  readonly writer: WriteDatabase;
  readonly reader: ReadDatabase;
}

/**
 * The store contract suite: runs the same tests on the encrypted SQLite database and, where CONCLAVE_TEST_POSTGRES holds the
 * URL of a server, on PostgreSQL. Without it the suite says so and skips; with CI=true it fails.
 */
export function eachDatabase(subject: string, suite: (open: () => Promise<TestDatabase>) => void): void {
  describe(`${subject} on SQLite`, () => suite(openTestSqlite));
  const url = process.env["CONCLAVE_TEST_POSTGRES"];
  if (url !== undefined) describe(`${subject} on PostgreSQL`, () => suite(() => openTestPostgres(url)));
  else if (process.env["CI"] === "true")
    describe(`${subject} on PostgreSQL`, () =>
      test("CONCLAVE_TEST_POSTGRES is set in CI", () => {
        throw new Error("It is not.");
      }));
  else describe(`${subject} on PostgreSQL`, { skip: "CONCLAVE_TEST_POSTGRES is not set" }, () => suite(openTestSqlite));
}

/** A fresh encrypted SQLite database in a temporary folder. */
export async function openTestSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "conclave-storage-"));
  const options = { file: join(folder, "conclave.db"), key: new Uint8Array(32).fill(7), cacheKibibytes: 2_048 };
  const connect = async () => ({ writer: await openSqliteWriter(options), reader: openSqliteReader(options) });
  return testDatabase(connect, () => rmSync(folder, { recursive: true }));
}

let databases = 0;

async function openTestPostgres(url: string): Promise<TestDatabase> {
  // A database of its own, since test files run side by side.
  const name = `conclave_test_${process.pid}_${databases++}`;
  await administer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = name;
  return testDatabase(
    () => openPostgres(own.href),
    () => administer(url, `drop database ${name}`),
  );
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function testDatabase(
  connect: () => Promise<Connections>,
  remove: () => void | Promise<void>,
): Promise<TestDatabase> {
  let open = await connect();
  const disconnect = async () => {
    await open.reader.close();
    await open.writer.close();
  };
  return {
    get writer() {
      return open.writer;
    },
    get reader() {
      return open.reader;
    },
    async write<Result>(job: (tx: WriteTransaction) => Promise<Result>) {
      const jobs = [job];
      const [outcome] = await open.writer.batch<Result>(() => jobs.pop());
      if (outcome === undefined) throw new Error("The batch ran nothing.");
      if (!outcome.ok) throw outcome.error;
      return outcome.value;
    },
    read: (job) => open.reader.read(job),
    async reopen() {
      await disconnect();
      open = await connect();
    },
    async close() {
      await disconnect();
      await remove();
    },
  };
}
