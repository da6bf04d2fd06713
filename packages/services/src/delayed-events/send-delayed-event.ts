import {
  type DelayedEvent,
  deleteDelayedEvent,
  readDelayedEvent,
} from "@conclave/storage/delayed-events/delayed-event-store";
import { currentStateEvent } from "@conclave/storage/timeline/state-store";
import { type CommandContext, command } from "../core/verb.ts";
import { sendNow } from "./send-now.ts";

/**
 * Sends an event whose time has come. One that was restarted, sent or cancelled meanwhile is left alone.
 *
 * @throws as sending does: then the event still waits, see `dropDelayedEvent`.
 */
export const sendDelayedEvent = command(
  "delayed-events.send-delayed-event",
  async (context, input: { readonly delayId: string }): Promise<void> => {
    const event = await readDelayedEvent(context.tx, input.delayId);
    if (event === undefined || event.sendAt > context.now) return;
    if (!(await isOvertaken(context, event))) await sendNow(context, event);
    await deleteDelayedEvent(context.tx, event.delayId);
  },
);

/** Whether somebody else has set that state since the event began to wait: theirs is the later word. */
async function isOvertaken({ tx }: CommandContext, event: DelayedEvent): Promise<boolean> {
  const { roomId, type, stateKey, userId, runningSince } = event;
  if (stateKey === null) return false;
  const current = await currentStateEvent(tx, roomId, { type, stateKey });
  return current !== undefined && current.sender !== userId && current.originServerTs > runningSince;
}
