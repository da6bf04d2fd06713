import type Database from "better-sqlite3-multiple-ciphers";
import { Kysely } from "kysely";
import { migrate } from "../migrations/migrate.ts";
import { type CommitMarker, CommitMarkerMissing, DatabaseRolledBack } from "./commit-marker.ts";
import { openSqlite, type SqliteOptions } from "./sqlite-connection.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { sqliteRunner } from "./sqlite-runner.ts";
import { statement } from "./statement.ts";
import type { Tables } from "./tables.ts";
import type { Outcome, WriteDatabase, WriteJob, WriteTransaction } from "./transaction.ts";

export interface SqliteWriterOptions extends SqliteOptions {
  /** Remembers the last committed position outside the database; absent only in tests that don't look at it. */
  readonly marker?: CommitMarker;
  /** Takes a database that was rolled back as it is, and starts a new restore epoch. */
  readonly acceptRollback?: boolean;
}

/**
 * Opens the database for writing: creates it if need be, brings its tables up to date, and compares it with the marker.
 *
 * @throws DatabaseRolledBack when the database is older than what was once committed; CommitMarkerMissing when that can't be told.
 */
export async function openSqliteWriter(options: SqliteWriterOptions): Promise<WriteDatabase> {
  const database = openSqlite(options, "write");
  try {
    await migrate(new Kysely<unknown>({ dialect: sqliteDialect(database) }));
    const query = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    const row = await query
      .selectFrom("stream_positions")
      .select("position")
      .where("writer", "=", 1)
      .executeTakeFirst();
    const position = row?.position ?? 0;
    const { marker } = options;
    const wrong = marker && compare(marker, position);
    if (wrong !== undefined) {
      if (options.acceptRollback !== true) throw wrong;
      await startRestoreEpoch(query);
      marker?.begin(position);
    }
    return new SqliteWriter(database, query, position, marker);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What speaks against the database; a new one, in which nothing was committed yet, gets its marker. */
function compare(marker: CommitMarker, position: number): Error | undefined {
  const marked = marker.read();
  if (marked !== undefined) return marked > position ? new DatabaseRolledBack(position, marked) : undefined;
  if (position > 0) return new CommitMarkerMissing(position);
  marker.begin(position);
  return undefined;
}

/** Positions after this one were given out once and will be given out again: tokens must tell the two apart. */
async function startRestoreEpoch(query: Kysely<Tables>): Promise<void> {
  const row = await query.selectFrom("instance").select("value").where("key", "=", "restore_epoch").executeTakeFirst();
  const value = String(Number(row?.value ?? 0) + 1);
  await query
    .insertInto("instance")
    .values({ key: "restore_epoch", value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

const pagesBetweenCheckpoints = 1_000;

const savePosition = statement((query, { position }: { readonly position: number }) =>
  query
    .insertInto("stream_positions")
    .values({ writer: 1, position })
    .onConflict((conflict) => conflict.column("writer").doUpdateSet({ position })),
);

/** What every batch runs, parsed once. */
function prepareSteps(database: Database.Database) {
  return {
    begin: database.prepare("begin immediate"),
    commit: database.prepare("commit"),
    save: database.prepare("savepoint job"),
    release: database.prepare("release job"),
    undo: database.prepare("rollback to job"),
    lookAtLog: database.prepare("pragma wal_checkpoint(NOOP)"),
  };
}

type TransactionSteps = ReturnType<typeof prepareSteps>;

class SqliteWriter implements WriteDatabase {
  readonly #database: Database.Database;
  readonly #steps: TransactionSteps;
  readonly #marker: CommitMarker | undefined;
  readonly #transaction: WriteTransaction;
  #position: number;
  #committed: number;
  #busy = false;

  constructor(database: Database.Database, query: Kysely<Tables>, position: number, marker: CommitMarker | undefined) {
    this.#database = database;
    this.#steps = prepareSteps(database);
    this.#marker = marker;
    this.#position = position;
    this.#committed = position;
    this.#transaction = { mode: "write", query, run: sqliteRunner(database), nextPosition: () => ++this.#position };
  }

  get committedPosition(): number {
    return this.#committed;
  }

  async batch<Result>(next: () => WriteJob<Result> | undefined): Promise<readonly Outcome<Result>[]> {
    if (this.#busy) throw new Error("The writer runs one batch at a time.");
    this.#busy = true;
    const outcomes: Outcome<Result>[] = [];
    try {
      this.#steps.begin.run();
      for (let job = next(); job !== undefined; job = next()) outcomes.push(await this.#runInSavepoint(job));
      if (this.#position > this.#committed) await savePosition(this.#transaction, { position: this.#position });
      this.#steps.commit.run();
      if (this.#position > this.#committed) this.#marker?.write(this.#position);
      this.#committed = this.#position;
      return outcomes;
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec("rollback");
      return outcomes.map(() => ({ ok: false, error }));
    } finally {
      this.#busy = false;
    }
  }

  /**
   * Copies the log into the database once it has grown by some pages. Outside the batch, so that nobody's answer waits for
   * it, and never TRUNCATE, which would hold up the core for as long as a reader reads (docs/decisions/0001).
   */
  maintain(): void {
    const state = this.#steps.lookAtLog.get() as { readonly log: number; readonly checkpointed: number } | undefined;
    if (state === undefined || state.log - state.checkpointed <= pagesBetweenCheckpoints) return;
    this.#database.pragma("wal_checkpoint(PASSIVE)");
  }

  async #runInSavepoint<Result>(job: WriteJob<Result>): Promise<Outcome<Result>> {
    this.#steps.save.run();
    try {
      const value = await job(this.#transaction);
      this.#steps.release.run();
      return { ok: true, value };
    } catch (error) {
      this.#steps.undo.run();
      this.#steps.release.run();
      return { ok: false, error };
    }
  }

  async close(): Promise<void> {
    this.#database.pragma("wal_checkpoint(TRUNCATE)");
    this.#database.close();
  }
}
