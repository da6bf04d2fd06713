import { deleteDelayedEvent } from "@conclave/storage/delayed-events/delayed-event-store";
import { command } from "../core/verb.ts";

/** Gives up an event that its room refused. */
export const dropDelayedEvent = command(
  "delayed-events.drop-delayed-event",
  (context, input: { readonly delayId: string }): Promise<void> => deleteDelayedEvent(context.tx, input.delayId),
);
