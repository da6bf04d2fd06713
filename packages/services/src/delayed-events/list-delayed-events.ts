import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type DelayedEvent, delayedEventsOf } from "@conclave/storage/delayed-events/delayed-event-store";
import { query } from "../core/verb.ts";

/** Everything of a person that waits to be sent. */
export const listDelayedEvents = query(
  "delayed-events.list-delayed-events",
  ({ tx }, input: { readonly userId: UserId }): Promise<readonly DelayedEvent[]> => delayedEventsOf(tx, input.userId),
);
