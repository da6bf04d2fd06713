import type Database from "better-sqlite3-multiple-ciphers";

/** What SQLite says of a checkpoint: whether something stood in its way, pages in the log, and pages copied out of it. */
export interface CheckpointOutcome {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/** Copies pages from the log into the database; NOOP copies none and only counts (SQLite's documentation of `wal_checkpoint`). */
export function checkpoint(
  database: Database.Database,
  mode: "NOOP" | "PASSIVE" | "TRUNCATE",
): CheckpointOutcome | undefined {
  // The columns that SQLite documents for this pragma.
  const [outcome] = database.pragma(`wal_checkpoint(${mode})`) as CheckpointOutcome[];
  return outcome;
}

/** Pages that are in the log alone. */
export function pagesNotCopied(database: Database.Database): number {
  const state = checkpoint(database, "NOOP");
  return state === undefined ? 0 : state.log - state.checkpointed;
}
