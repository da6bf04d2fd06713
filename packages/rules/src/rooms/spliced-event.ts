import type { UnsignedData } from "@conclave/protocol/events/client-event";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";

/** What depends on the place or the reader, and so is added to an event's stored text as it goes out. */
export interface Splice {
  /** Left out in sync, where the place tells the room. */
  readonly room_id?: RoomId;
  readonly unsigned?: UnsignedData;
}

/**
 * Adds to the stored JSON text of a client event without parsing it. The text must be an object that has members, and
 * neither `room_id` nor `unsigned`: so the text of every `toClientEvent` is.
 */
export function spliceEvent(text: string, { room_id: roomId, unsigned }: Splice): string {
  const members = [
    ...(roomId === undefined ? [] : [`"room_id":${JSON.stringify(roomId)}`]),
    ...(unsigned === undefined ? [] : [`"unsigned":${JSON.stringify(unsigned)}`]),
  ];
  return members.length === 0 ? text : `${text.slice(0, -1)},${members.join(",")}}`;
}
