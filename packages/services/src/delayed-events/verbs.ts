import type { AnyVerb } from "../core/verb.ts";
import { delayEvent } from "./delay-event.ts";
import { dropDelayedEvent } from "./drop-delayed-event.ts";
import { listDelayedEvents } from "./list-delayed-events.ts";
import { readNextDelayedEvents } from "./read-next-delayed-events.ts";
import { sendDelayedEvent } from "./send-delayed-event.ts";
import { updateDelayedEvent } from "./update-delayed-event.ts";

/** The verbs of delayed events, for the registry. */
export const delayedEventVerbs: readonly AnyVerb[] = [
  delayEvent,
  updateDelayedEvent,
  sendDelayedEvent,
  dropDelayedEvent,
  listDelayedEvents,
  readNextDelayedEvents,
];
