import type { JsonObject } from "@conclave/base/json";
import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { IdentifiedPdu, Pdu } from "@conclave/protocol/events/pdu";

/**
 * A stored event as clients see it (spec "Room Event Format"): without what is for servers only, and with nothing that
 * depends on the reader, the room's identifier included. This is what is serialised once; the rest is spliced in, see
 * `spliced-event.ts`. A redaction tells its victim in both places, whatever the room version.
 */
export function toClientEvent({ eventId, pdu }: IdentifiedPdu): ClientEventWithoutRoomId {
  const redacts = pdu.type === "m.room.redaction" ? victimOf(pdu) : undefined;
  return {
    content: redacts === undefined ? pdu.content : { ...pdu.content, redacts },
    event_id: eventId,
    origin_server_ts: pdu.origin_server_ts,
    sender: pdu.sender,
    type: pdu.type,
    ...(pdu.state_key !== undefined && { state_key: pdu.state_key }),
    // The form of an identifier was checked when the redaction was accepted; on the wire it is text either way.
    ...(redacts !== undefined && { redacts: redacts as `$${string}` }),
  };
}

/** In either place; undefined for a redacted redaction that lost it. */
function victimOf({ content, redacts }: { content: JsonObject; redacts?: Pdu["redacts"] }): string | undefined {
  const named = redacts ?? content["redacts"];
  return typeof named === "string" ? named : undefined;
}
