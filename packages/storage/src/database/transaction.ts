import type { CompiledQuery, Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Runs a statement that was compiled before, with these values at its places, and gives back its rows. */
export type RunCompiled = <Row>(
  compiled: CompiledQuery<Row>,
  parameters: readonly unknown[],
) => Promise<readonly Row[]>;

/**
 * A consistent view of the database. Every store function takes one; whoever has only this can't change anything
 * (reader and writer are different types).
 */
export interface ReadTransaction {
  readonly mode: "read" | "write";
  /** For store files only: the floor above never builds a query. */
  readonly query: Kysely<Tables>;
  /** For `statement` only. */
  readonly run: RunCompiled;
}

/** A view that may change things, inside a savepoint of the batch that is being committed. */
export interface WriteTransaction extends ReadTransaction {
  readonly mode: "write";
  /**
   * The next position of the stream of changes: strictly increasing over the life of the database. A refused command leaves a
   * gap, which means nothing.
   */
  nextPosition(): number;
}

/** What became of one job of a batch. */
export type Outcome<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: unknown };

/** One unit of change: it happens whole, or not at all. */
export type WriteJob<Result> = (tx: WriteTransaction) => Promise<Result>;

/** The one connection that writes. */
export interface WriteDatabase {
  /**
   * Runs the jobs that `next` hands out, one after the other, a savepoint each, so that each sees those before it; then
   * commits them all durably. A job that throws is undone alone. When the commit itself fails, every job has failed.
   *
   * @returns the outcomes in the order in which the jobs were handed out; they are durable when the promise resolves.
   */
  batch<Result>(next: () => WriteJob<Result> | undefined): Promise<readonly Outcome<Result>[]>;
  /** The position of the last committed change. */
  readonly committedPosition: number;
  /** Keeps house between batches: cheap when there is nothing to do, a few milliseconds when there is. */
  maintain(): void;
  close(): Promise<void>;
}

/** A pool or connection that only reads; each call sees one snapshot. */
export interface ReadDatabase {
  read<Result>(job: (tx: ReadTransaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
