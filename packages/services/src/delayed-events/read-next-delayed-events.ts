import { type DelayedEvent, nextDelayedEvents } from "@conclave/storage/delayed-events/delayed-event-store";
import { query } from "../core/verb.ts";

/** What is to be sent next, whenever that is. */
export const readNextDelayedEvents = query(
  "delayed-events.read-next-delayed-events",
  async ({ tx }, input: { readonly limit: number }): Promise<readonly Pick<DelayedEvent, "delayId" | "sendAt">[]> =>
    (await nextDelayedEvents(tx, input.limit)).map(({ delayId, sendAt }) => ({ delayId, sendAt })),
);
