import type { JsonObject } from "@conclave/base/json";
import type { ClientEvent, ClientEventWithoutRoomId, UnsignedData } from "@conclave/protocol/events/client-event";
import type { IdentifiedPdu, Pdu } from "@conclave/protocol/events/pdu";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { redact } from "./redaction.ts";
import type { RoomVersion } from "./room-version.ts";

/**
 * A stored event as clients see it (spec "Room Event Format"): without what is for servers only, and with nothing that
 * depends on the reader. This is what is serialised once; the rest is spliced in, see `spliced-event.ts`. A redaction tells
 * its victim in both places, whatever the room version.
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

/** The same where the place doesn't tell the room: everywhere but in sync. The room's create event may not name it itself. */
export function inRoom(event: ClientEventWithoutRoomId, roomId: RoomId): ClientEvent {
  return { ...event, room_id: roomId };
}

/** A redacted event as clients see it: stripped, with the redaction that did it in `unsigned.redacted_because`. */
export function toRedactedClientEvent(
  { eventId, pdu }: IdentifiedPdu,
  version: RoomVersion,
  because: IdentifiedPdu,
): ClientEventWithoutRoomId {
  const unsigned: UnsignedData = { redacted_because: toClientEvent(because) };
  return { ...toClientEvent({ eventId, pdu: redact(pdu, version) }), unsigned };
}

/** Which event a redaction names, in either place; undefined for a redacted redaction that lost it. */
export function victimOf({ content, redacts }: { content: JsonObject; redacts?: Pdu["redacts"] }): string | undefined {
  const named = redacts ?? content["redacts"];
  return typeof named === "string" ? named : undefined;
}
