import type { Clock } from "@conclave/base/clock";
import { failureOf } from "../failure.ts";

/** Milliseconds before it is tried again without an answer, and how often. */
const firstWait = 2_000;
const mostTries = 6;

/**
 * Does something, and again when the network is gone for a while or the server asks to wait.
 *
 * @throws ClientError what it failed with at last; DOMException `AbortError` when `signal` was aborted meanwhile.
 */
export async function persistently<Result>(
  clock: Clock,
  signal: AbortSignal,
  act: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      const result = await act();
      signal.throwIfAborted();
      return result;
    } catch (error) {
      signal.throwIfAborted();
      const { code, retryAfterMilliseconds } = failureOf(error);
      const isPassing = code === "offline" || code === "rate-limited";
      if (!isPassing || tries === mostTries) throw error;
      await wait(clock, signal, retryAfterMilliseconds ?? firstWait * 2 ** (tries - 1));
    }
  }
}

function wait(clock: Clock, signal: AbortSignal, delay: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(delay, () => {
      signal.removeEventListener("abort", stop);
      resolve();
    });
    signal.addEventListener("abort", stop, { once: true });
  });
}
