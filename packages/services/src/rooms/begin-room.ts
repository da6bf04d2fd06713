import { randomToken } from "@conclave/base/randomness";
import type { EventDraft, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { authorise } from "@conclave/rules/rooms/authorization/authorization";
import { ownProofs } from "@conclave/rules/rooms/authorization/question";
import { requireAllowed } from "@conclave/rules/rooms/authorization/verdict";
import { roomIdOfCreateEvent } from "@conclave/rules/rooms/hashing";
import type { RoomVersion } from "@conclave/rules/rooms/room-version";
import { insertRoom, lastRoomCreationOf, type StoredRoom } from "@conclave/storage/rooms/room-store";
import type { CommandContext } from "../core/verb.ts";
import { type SealedEvent, sealEvent } from "./seal-event.ts";
import { storeEvent } from "./store-event.ts";

/**
 * Makes a room that has nothing but its create event.
 *
 * @param draft of the create event.
 * @throws MatrixError `M_FORBIDDEN` with the sentence of the rule that its content breaks.
 */
export async function beginRoom(
  context: CommandContext,
  version: RoomVersion,
  creator: UserId,
  draft: EventDraft | undefined,
): Promise<StoredRoom> {
  if (draft?.type !== "m.room.create") throw new Error("A room begins with its create event.");
  // A version 12 room is named after its create event: two that are equal but for the time must not have the same one.
  const createdAt = Math.max(context.now, (await lastRoomCreationOf(context.tx, creator)) + 1);
  const sealed = sealCreateEvent(context, version, creator, draft, createdAt);
  const room: StoredRoom = {
    roomId: sealed.pdu.room_id ?? roomIdOfCreateEvent(sealed.eventId),
    version: version.id,
    roomType: typeof draft.content["type"] === "string" ? draft.content["type"] : null,
    creator,
    createdAt,
    encrypted: 0,
    lastEventId: sealed.eventId,
    lastPosition: 0,
    lastStatePosition: 0,
    depth: 0,
    joinedMembers: 0,
    invitedMembers: 0,
  };
  await insertRoom(context.tx, room);
  const stored = await storeEvent(context, room, sealed, { before: () => undefined, transaction: undefined });
  return stored.room;
}

function sealCreateEvent(
  context: CommandContext,
  version: RoomVersion,
  creator: UserId,
  draft: EventDraft,
  createdAt: number,
): SealedEvent {
  const instance = context.instance();
  const roomId: RoomId = `!${randomToken(context.randomness, 18)}:${instance.serverName}`;
  const event: ProtoEvent = {
    ...draft,
    ...(version.roomIdForm === "domain" ? { room_id: roomId } : {}),
    sender: creator,
    origin_server_ts: createdAt,
    depth: 1,
    prev_events: [],
    auth_events: [],
  };
  requireAllowed(authorise(event, version, () => undefined, ownProofs(instance.serverName)));
  return sealEvent(event, version, instance);
}
