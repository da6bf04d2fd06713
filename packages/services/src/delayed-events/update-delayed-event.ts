import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import {
  deleteDelayedEvent,
  readDelayedEvent,
  restartDelayedEvent,
} from "@conclave/storage/delayed-events/delayed-event-store";
import { command } from "../core/verb.ts";
import { sendNow } from "./send-now.ts";

export interface UpdateDelayedEventInput {
  readonly userId: UserId;
  readonly delayId: string;
  readonly action: "cancel" | "restart" | "send";
}

/**
 * Cancels an event that waits, lets it wait for its whole delay again, or sends it at once.
 *
 * @returns when it will be sent; undefined when it won't, or was.
 * @throws MatrixError `M_NOT_FOUND` when the caller has none of that name waiting; as sending does.
 */
export const updateDelayedEvent = command(
  "delayed-events.update-delayed-event",
  async (context, { userId, delayId, action }: UpdateDelayedEventInput): Promise<number | undefined> => {
    const { tx, now } = context;
    const event = await readDelayedEvent(tx, delayId);
    if (event?.userId !== userId) throw new MatrixError("M_NOT_FOUND", "You have no such event waiting.");
    if (action === "restart") {
      const sendAt = now + event.delay;
      await restartDelayedEvent(tx, delayId, { runningSince: now, sendAt });
      return sendAt;
    }
    if (action === "send") await sendNow(context, event);
    await deleteDelayedEvent(tx, delayId);
    return undefined;
  },
);
