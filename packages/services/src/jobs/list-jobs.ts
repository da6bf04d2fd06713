import { jobsBegunBy } from "@conclave/storage/jobs/job-store";
import { query } from "../core/verb.ts";

/** What is not done yet of what began so many milliseconds ago or earlier, oldest first; at most 100. */
export const listJobs = query("jobs.list", ({ tx, now }, input: { readonly age: number }) =>
  jobsBegunBy(tx, now - input.age),
);
