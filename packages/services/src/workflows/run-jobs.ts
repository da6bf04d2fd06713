import type { Cancel, Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { Job } from "@conclave/storage/jobs/job-store";
import type { Dispatcher } from "../core/verb.ts";
import { finishJob } from "../jobs/finish-job.ts";
import { listJobs } from "../jobs/list-jobs.ts";
import { leaveRoom } from "../rooms/membership/leave-room.ts";
import { eachRoom } from "./each-room.ts";
import { refreshMember } from "./refresh-member.ts";

/** Milliseconds between two looks for jobs that were left undone; whatever is younger may be under way. */
const pause = 600_000;

/**
 * Carries a job out. Each step can be done again without harm, so a job that broke off is simply begun anew.
 *
 * @throws MatrixError `M_LIMIT_EXCEEDED` when the server is too busy, or stopping: the job stays.
 */
export async function runJob(dispatcher: Dispatcher, { number, kind, userId }: Job): Promise<void> {
  switch (kind) {
    case "leave-rooms":
      await eachRoom(dispatcher, userId, ["join", "invite", "knock"], (roomId) =>
        dispatcher.run(leaveRoom, { sender: userId, roomId, reason: undefined }),
      );
      break;
    case "refresh-members":
      await eachRoom(dispatcher, userId, ["join"], (roomId) => dispatcher.run(refreshMember, { userId, roomId }));
      break;
  }
  await dispatcher.run(finishJob, { number });
}

interface Ports {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Takes up again the jobs that began so many milliseconds ago or earlier. What fails stays, and keeps no other back. */
async function resumeJobs({ dispatcher, logger }: Ports, age: number): Promise<void> {
  try {
    for (const job of await dispatcher.run(listJobs, { age })) {
      await runJob(dispatcher, job).catch((error: unknown) => {
        logger.warn({ error, job: job.number }, "A job could not be finished; it is tried again later");
      });
    }
  } catch (error) {
    logger.warn({ error }, "What was left undone could not be read; it is looked again later");
  }
}

/** What takes up again what was left undone. */
export interface JobKeeper {
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Looks no more; what is under way is finished. */
  close(): Promise<void>;
}

/**
 * Takes up again what an earlier process left undone, and from then on, every ten minutes, what a request had to leave because the
 * server was busy. Whoever makes a change carries its job out at once; this is for the rest.
 */
export function keepJobsGoing(ports: Ports): JobKeeper {
  let cancel: Cancel = () => undefined;
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  const look = (age: number): void => {
    running = resumeJobs(ports, age).then(() => {
      if (!closed) cancel = ports.clock.after(pause, () => look(pause));
    });
  };
  look(0);
  return {
    settled: () => running,
    async close() {
      closed = true;
      cancel();
      await running;
    },
  };
}
