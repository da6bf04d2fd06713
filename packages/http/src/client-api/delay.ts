import { type DelayEventInput, delayEvent } from "@conclave/services/delayed-events/delay-event";
import type { Parts } from "../parts.ts";

/** What keeps events to be sent later. */
export type DelayParts = Pick<Parts, "dispatcher" | "delayedSending">;

/** Keeps an event to be sent later: what the routes that send do when they are given a delay. */
export async function delay({ dispatcher, delayedSending }: DelayParts, input: DelayEventInput) {
  const { delayId, sendAt } = await dispatcher.run(delayEvent, input);
  delayedSending.expect(sendAt);
  return { delay_id: delayId };
}
