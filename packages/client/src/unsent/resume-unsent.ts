import type { Clock } from "@conclave/base/clock";
import type { MessageAttempts } from "../sending/message-attempts.ts";
import type { RoomSend } from "../sending/room-send.ts";
import type { SendQueue } from "../sending/send-queue.ts";
import type { SendState } from "../snapshots/timeline-item.ts";
import { shownContent } from "./shown-content.ts";
import type { UnsentRecord } from "./unsent-record.ts";

/** Milliseconds that a message may have waited to be sent unasked: half of what the server remembers transaction ids for, so that none comes twice. */
const longestWait = 12 * 60 * 60 * 1_000;

/** Queues what an earlier run did not get sent, in its order, under the transaction ids that it had. */
export function resumeUnsent(
  clock: Pick<Clock, "now">,
  records: readonly UnsentRecord[],
  attempts: Pick<MessageAttempts, "resume">,
  queue: SendQueue<RoomSend>,
): void {
  for (const record of records) {
    const { key, roomId, timestamp, encrypted, threadId } = record;
    const facts = { key, roomId, timestamp, encrypted, threadId, content: shownContent(record) };
    queue.enqueue(attempts.resume(facts, record.message), stateOf(record, clock.now()));
  }
}

function stateOf({ message, failure, timestamp }: UnsentRecord, now: number): SendState {
  if (message === null) return { state: "lost" };
  if (failure !== null) return { state: "failed", failure };
  if (now - timestamp > longestWait) return { state: "failed", failure: { code: "waited-too-long" } };
  return { state: "waiting" };
}
