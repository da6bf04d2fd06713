import type { AnyVerb } from "../core/verb.ts";
import { finishJob } from "./finish-job.ts";
import { listJobs } from "./list-jobs.ts";

/** The verbs of jobs, for the registry. */
export const jobVerbs: readonly AnyVerb[] = [finishJob, listJobs];
