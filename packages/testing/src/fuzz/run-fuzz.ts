import { memoryInUse } from "./memory-in-use.ts";
import { type SlowRequest, troubleWorld, type WorldReport } from "./trouble-world.ts";

/** Requests that one world takes; then a new one begins, so that a finding can be had again in a second. */
const requestsPerWorld = 1_000;
/** Worlds from one sample of the memory to the next. */
export const worldsPerSample = 5;
/** How often a world is repeated in which something was slow. */
const repetitions = 3;

/** What a run found. */
export interface FuzzReport {
  readonly requests: number;
  /** How many were answered with which status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What is wrong, with the request and the seed of its world. */
  readonly failures: readonly string[];
  /** Requests that were beyond the budget of processor time as often as they were sent. */
  readonly slow: readonly string[];
  /** How many were beyond it and then no more: garbage collections and compilations fall into any request. */
  readonly slowOnce: number;
  /** Bytes in use after each `worldsPerSample` worlds. */
  readonly memory: readonly number[];
}

/**
 * Sends seeded nonsense to every route, a world after the other, and judges the answers. A world in which something was slow is
 * had again from its seed, and what was slow counts if it is so each time.
 *
 * @param seed of the first world; the others follow.
 * @param progress is told how many requests were sent.
 */
export async function runFuzz({
  seed,
  requests,
  progress,
}: {
  readonly seed: number;
  readonly requests: number;
  readonly progress?: (sent: number) => void;
}): Promise<FuzzReport> {
  const statuses = new Map<number, number>();
  const failures: string[] = [];
  const slow: string[] = [];
  const memory: number[] = [];
  let slowOnce = 0;
  const worlds = Math.ceil(requests / requestsPerWorld);
  for (let world = 0; world < worlds; world++) {
    const count = Math.min(requestsPerWorld, requests - world * requestsPerWorld);
    const report = await troubleWorld(seed + world, count);
    for (const [status, times] of report.statuses) statuses.set(status, (statuses.get(status) ?? 0) + times);
    failures.push(...report.failures);
    const stillSlow = await repeatSlow(seed + world, report);
    slow.push(...stillSlow.map(({ milliseconds, request }) => `${Math.round(milliseconds)} ms: ${request}`));
    slowOnce += report.slow.size - stillSlow.length;
    if (world % worldsPerSample === worldsPerSample - 1) memory.push(memoryInUse());
    progress?.(world * requestsPerWorld + count);
  }
  return { requests, statuses, failures, slow, slowOnce, memory };
}

/** What is slow each time, with the least that it took. */
async function repeatSlow(seed: number, first: WorldReport): Promise<readonly SlowRequest[]> {
  let slow = [...first.slow];
  for (let repetition = 0; repetition < repetitions && slow.length > 0; repetition++) {
    const last = Math.max(...slow.map(([index]) => index));
    const again = await troubleWorld(seed, last + 1);
    slow = slow.flatMap(([index, before]) => {
      const repeated = again.slow.get(index);
      return repeated === undefined ? [] : [[index, faster(before, repeated)] as const];
    });
  }
  return slow.map(([, request]) => request);
}

function faster(left: SlowRequest, right: SlowRequest): SlowRequest {
  return left.milliseconds < right.milliseconds ? left : right;
}
