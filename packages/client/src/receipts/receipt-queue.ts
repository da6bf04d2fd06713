import type { Cancel, Clock } from "@conclave/base/clock";
import { failureOf } from "../engine/failure-of.ts";
import type { FailureCode } from "../failure.ts";

/** Up to which event a room, or one of its threads, was read. */
export interface ReadUpTo {
  readonly roomId: string;
  /** Null for what is in no thread. */
  readonly threadId: string | null;
  readonly eventId: string;
}

/** What the server has still to be told of what was read. */
export interface ReceiptQueue {
  /** Tells the server as soon as it can be told. What waits of the same room or thread is overtaken. */
  tell(receipt: ReadUpTo): void;
  /** What was not told yet, one for each room and thread. */
  waiting(): readonly ReadUpTo[];
  /** There is a connection again: what waits for one goes at once. */
  connectionIsBack(): void;
  stop(): void;
}

/** Milliseconds between two of one room or thread: whoever reads faster than that tells the newest alone. */
const spacing = 300;
/** Milliseconds before one is tried again: doubles from the first to the last. */
const firstDelay = 1_000;
const lastDelay = 60_000;
/** Rooms and threads; what is beyond is told with the next that is read there. */
const mostWaiting = 500;

/** What the same request would be refused for again. */
const lasting: readonly FailureCode[] = ["forbidden", "not-found", "too-large", "server-unsupported", "unexpected"];

/**
 * Sends one receipt after the other, until the server took it or refused it for good. `send` is called with each; `onChange` hears whenever another
 * set is waiting.
 */
export function receiptQueue(
  clock: Clock,
  send: (receipt: ReadUpTo) => Promise<void>,
  onChange: () => void,
): ReceiptQueue {
  // In the order in which their places began to wait.
  const waiting = new Map<string, ReadUpTo>();
  let running = false;
  let stopped = false;
  let resting: { readonly cancel: Cancel; readonly forConnection: boolean } | null = null;
  let failures = 0;
  /** When the last of a room or thread was taken, for as long as that keeps the next one waiting. */
  const taken = new Map<string, number>();

  function advance(): void {
    if (stopped || running || resting !== null || waiting.size === 0) return;
    const now = clock.now();
    for (const [place, at] of taken) if (now - at >= spacing) taken.delete(place);
    const next = [...waiting].find(([place]) => !taken.has(place))?.[1];
    if (next === undefined) {
      rest(spacing - (now - Math.min(...taken.values())), false);
      return;
    }
    running = true;
    void run(next);
  }

  async function run(receipt: ReadUpTo): Promise<void> {
    try {
      await send(receipt);
      settle(receipt);
    } catch (error) {
      const { code, retryAfterMilliseconds = 0 } = failureOf(error);
      if (lasting.includes(code)) {
        settle(receipt);
      } else {
        const delay = Math.min(firstDelay * 2 ** failures++, lastDelay);
        rest(Math.max(delay, retryAfterMilliseconds), code === "offline");
      }
    }
  }

  function settle(receipt: ReadUpTo): void {
    failures = 0;
    running = false;
    taken.set(placeOf(receipt), clock.now());
    if (waiting.get(placeOf(receipt)) === receipt) {
      waiting.delete(placeOf(receipt));
      onChange();
    }
    advance();
  }

  function rest(delay: number, forConnection: boolean): void {
    running = false;
    if (!stopped) resting = { cancel: clock.after(delay, wake), forConnection };
  }

  function wake(): void {
    resting?.cancel();
    resting = null;
    advance();
  }

  return {
    tell(receipt) {
      waiting.set(placeOf(receipt), receipt);
      const [oldest] = waiting.keys();
      if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest);
      onChange();
      advance();
    },
    waiting: () => [...waiting.values()],
    connectionIsBack() {
      if (resting?.forConnection === true) wake();
    },
    stop() {
      stopped = true;
      resting?.cancel();
    },
  };
}

/** The room or thread that a receipt is of. */
export function placeOf({ roomId, threadId }: Pick<ReadUpTo, "roomId" | "threadId">): string {
  return `${roomId} ${threadId ?? ""}`;
}
