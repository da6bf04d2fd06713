import type { IdentifiedPdu, ProtoEvent } from "@conclave/protocol/events/pdu";
import { authEventSlots } from "../auth-events.ts";
import type { RoomVersion } from "../room-version.ts";
import { refuse, type Verdict } from "./verdict.ts";

/**
 * The rules on what an event names as its `auth_events`. `authEvents` are those events, none of them rejected; the create
 * event itself names none.
 */
export function checkAuthEvents(
  event: ProtoEvent,
  version: RoomVersion,
  authEvents: readonly IdentifiedPdu[],
): Verdict {
  const slotOf = (type: string, stateKey: string | undefined) => JSON.stringify([type, stateKey]);
  const expected = new Set(authEventSlots(event, version).map(([type, stateKey]) => slotOf(type, stateKey)));
  const seen = new Set<string>();
  for (const { pdu } of authEvents) {
    const slot = slotOf(pdu.type, pdu.state_key);
    if (seen.has(slot)) return refuse(`auth_events has ${pdu.type} twice.`);
    seen.add(slot);
    if (!expected.has(slot)) return refuse(`auth_events has ${pdu.type}, which doesn't authorise the event.`);
    if (pdu.room_id !== event.room_id) return refuse("auth_events has an event of another room.");
  }
  if (event.type !== "m.room.create" && version.createInAuthEvents && !seen.has(slotOf("m.room.create", ""))) {
    return refuse("auth_events lacks the create event.");
  }
  return "allowed";
}
