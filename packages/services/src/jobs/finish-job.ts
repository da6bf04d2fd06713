import { removeJob } from "@conclave/storage/jobs/job-store";
import { command } from "../core/verb.ts";

/** Notes that a job is done. */
export const finishJob = command("jobs.finish", ({ tx }, input: { readonly number: number }) =>
  removeJob(tx, input.number),
);
