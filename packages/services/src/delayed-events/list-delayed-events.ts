import type { UserId } from "@conclave/protocol/identifiers/user-id";
import {
  type DelayedEvent,
  delayedEventsOf,
  nextDelayedEvents,
} from "@conclave/storage/delayed-events/delayed-event-store";
import { query } from "../core/verb.ts";

/** Everything of a person that waits to be sent. */
export const listDelayedEvents = query(
  "delayed-events.list-delayed-events",
  ({ tx }, input: { readonly userId: UserId }): Promise<readonly DelayedEvent[]> => delayedEventsOf(tx, input.userId),
);

/** What is to be sent next, whenever that is. */
export const readNextDelayedEvents = query(
  "delayed-events.read-next-delayed-events",
  async ({ tx }, input: { readonly limit: number }): Promise<readonly Pick<DelayedEvent, "delayId" | "sendAt">[]> =>
    (await nextDelayedEvents(tx, input.limit)).map(({ delayId, sendAt }) => ({ delayId, sendAt })),
);
