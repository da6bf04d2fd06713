import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { JobKind } from "./job-tables.ts";

/** Something that is not done yet. */
export interface Job {
  /** A position of the stream, which no other job has. */
  readonly number: number;
  readonly kind: JobKind;
  /** Whom it is about. */
  readonly userId: UserId;
}

/** Adds a job. `begunAt`: milliseconds since the epoch. */
export async function insertJob(tx: WriteTransaction, { number, kind, userId }: Job, begunAt: number): Promise<void> {
  await tx.query.insertInto("jobs").values({ number, kind, user_id: userId, begun_at: begunAt }).execute();
}

/** The jobs that began at a time or before, oldest first; at most 100. */
export async function jobsBegunBy(tx: ReadTransaction, begunBy: number): Promise<readonly Job[]> {
  return tx.query
    .selectFrom("jobs")
    .select(["number", "kind", "user_id as userId"])
    .where("begun_at", "<=", begunBy)
    .orderBy("number")
    .limit(100)
    .execute();
}

/** Removes a job that is done. */
export async function removeJob(tx: WriteTransaction, number: number): Promise<void> {
  await tx.query.deleteFrom("jobs").where("number", "=", number).execute();
}
