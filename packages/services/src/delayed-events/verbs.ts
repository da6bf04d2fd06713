import type { AnyVerb } from "../core/verb.ts";
import { delayEvent } from "./delay-event.ts";
import { listDelayedEvents, readNextDelayedEvents } from "./list-delayed-events.ts";
import { dropDelayedEvent, sendDelayedEvent } from "./send-delayed-event.ts";
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
