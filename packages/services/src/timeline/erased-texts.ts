import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { redact } from "@conclave/rules/rooms/redaction";
import { type RoomVersion, roomVersionOf } from "@conclave/rules/rooms/room-version";
import { erasuresAmong } from "@conclave/storage/accounts/erasure-store";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readRooms } from "@conclave/storage/rooms/rooms-among-store";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import type { MembershipLookup } from "./membership-lookup.ts";

/**
 * What a reader gets instead of events whose senders had what they wrote erased (spec "POST /account/deactivate", `erase`): what
 * a redaction leaves, for who was in the room neither at the event nor at the erasure. A room's state stays: it is the room's.
 *
 * @returns JSON texts by event; nothing for the others.
 */
export async function readErasedTexts(
  tx: ReadTransaction,
  events: readonly StoredEvent[],
  membershipAt: MembershipLookup,
): Promise<ReadonlyMap<EventId, string>> {
  const missed = events.filter((event) => {
    return event.stateKey === null && membershipAt(event.roomId, event.position) !== "join";
  });
  const texts = new Map<EventId, string>();
  // Who reads what was said while they were there is not asked about: nothing of it is kept from them.
  if (missed.length === 0) return texts;
  const erasures = await erasuresAmong(
    tx,
    missed.map(({ sender }) => sender),
  );
  const erased = missed.filter(({ sender, roomId }) => {
    const erasedAt = erasures.get(sender);
    return erasedAt !== undefined && membershipAt(roomId, erasedAt) !== "join";
  });
  if (erased.length === 0) return texts;
  const versions = await roomVersionsOf(tx, new Set(erased.map(({ roomId }) => roomId)));
  for (const { eventId, roomId, client } of erased) {
    const version = versions.get(roomId);
    const event: ClientEventWithoutRoomId = JSON.parse(client);
    if (version !== undefined) texts.set(eventId, JSON.stringify(redact(event, version)));
  }
  return texts;
}

async function roomVersionsOf(
  tx: ReadTransaction,
  roomIds: ReadonlySet<RoomId>,
): Promise<ReadonlyMap<RoomId, RoomVersion>> {
  const versions = new Map<RoomId, RoomVersion>();
  for (const chunk of chunksOf([...roomIds])) {
    for (const room of await readRooms(tx, chunk)) versions.set(room.roomId, roomVersionOf(room.version));
  }
  return versions;
}
