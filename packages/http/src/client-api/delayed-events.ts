import { listDelayedEvents } from "@conclave/protocol/client-api/list-delayed-events";
import { actOnDelayedEvent, updateDelayedEvent } from "@conclave/protocol/client-api/update-delayed-event";
import { type DelayEventInput, delayEvent } from "@conclave/services/delayed-events/delay-event";
import { listDelayedEvents as list } from "@conclave/services/delayed-events/list-delayed-events";
import {
  type UpdateDelayedEventInput,
  updateDelayedEvent as update,
} from "@conclave/services/delayed-events/update-delayed-event";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

type DelayParts = Pick<Parts, "dispatcher" | "delayedSending">;

/** Keeps an event to be sent later: what the routes that send do when they are given a delay. */
export async function delay({ dispatcher, delayedSending }: DelayParts, input: DelayEventInput) {
  const { delayId, sendAt } = await dispatcher.run(delayEvent, input);
  delayedSending.expect(sendAt);
  return { delay_id: delayId };
}

/** GET /_matrix/client/unstable/org.matrix.msc4140/delayed_events */
export function listDelayedEventsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listDelayedEvents, async ({ caller }) => ({
    delayed_events: (await dispatcher.run(list, { userId: caller.userId })).map((event) => ({
      delay_id: event.delayId,
      room_id: event.roomId,
      type: event.type,
      ...(event.stateKey !== null && { state_key: event.stateKey }),
      delay: event.delay,
      running_since: event.runningSince,
      content: JSON.parse(event.content),
    })),
  }));
}

/** POST /_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId} */
export function updateDelayedEventRoute(parts: DelayParts): Route {
  return route(updateDelayedEvent, async ({ params: { delayId }, body: { action }, caller }) =>
    act(parts, { userId: caller.userId, delayId, action }),
  );
}

/** POST /_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId}/{action} */
export function actOnDelayedEventRoute(parts: DelayParts): Route {
  return route(actOnDelayedEvent, async ({ params: { delayId, action }, caller }) =>
    act(parts, { userId: caller.userId, delayId, action }),
  );
}

async function act({ dispatcher, delayedSending }: DelayParts, input: UpdateDelayedEventInput) {
  const sendAt = await dispatcher.run(update, input);
  if (sendAt !== undefined) delayedSending.expect(sendAt);
  return {};
}
