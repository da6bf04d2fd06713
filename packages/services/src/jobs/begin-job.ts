import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { insertJob, type Job } from "@conclave/storage/jobs/job-store";
import type { JobKind } from "@conclave/storage/jobs/job-tables";
import type { CommandContext } from "../core/verb.ts";

/**
 * Promises, inside the command that makes a change, what the change has to bring about outside of its transaction: a walk through
 * rooms, a command each. The promise is committed with the change, so it survives the process.
 *
 * @returns the job, for `workflows/run-jobs.ts` to carry out.
 */
export async function beginJob(context: CommandContext, kind: JobKind, userId: UserId): Promise<Job> {
  const job = { number: context.tx.nextPosition(), kind, userId };
  await insertJob(context.tx, job, context.now);
  return job;
}
