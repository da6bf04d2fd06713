import {
  type UpdateDelayedEventInput,
  updateDelayedEvent as update,
} from "@conclave/services/delayed-events/update-delayed-event";
import type { DelayParts } from "./delay.ts";

/** Sends, cancels or restarts an event that waits. Throws what the verb throws. */
export async function act({ dispatcher, delayedSending }: DelayParts, input: UpdateDelayedEventInput) {
  const sendAt = await dispatcher.run(update, input);
  if (sendAt !== undefined) delayedSending.expect(sendAt);
  return {};
}
