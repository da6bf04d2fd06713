import { randomToken } from "@conclave/base/randomness";
import type { EventDraft, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { authorise } from "@conclave/rules/rooms/authorization/authorization";
import { ownProofs } from "@conclave/rules/rooms/authorization/question";
import { requireAllowed } from "@conclave/rules/rooms/authorization/verdict";
import { planRoom, type RoomPlan } from "@conclave/rules/rooms/create-room/create-room";
import type { CreateRoomRequest } from "@conclave/rules/rooms/create-room/create-room-request";
import { roomIdOfCreateEvent } from "@conclave/rules/rooms/hashing";
import type { RoomVersion } from "@conclave/rules/rooms/room-version";
import { insertAlias, readAlias } from "@conclave/storage/rooms/alias-store";
import { publishRoom } from "@conclave/storage/rooms/published-rooms-store";
import { insertRoom, lastRoomCreationOf, type StoredRoom } from "@conclave/storage/rooms/room-store";
import { type CommandContext, command } from "../core/verb.ts";
import { appendEvent } from "./append-event.ts";
import { checkCanonicalAlias } from "./directory/canonical-alias.ts";
import { requireInvitable } from "./membership/invitable-person.ts";
import { profileContentOf } from "./membership/profile-content.ts";
import { type SealedEvent, sealEvent } from "./seal-event.ts";
import { storeEvent } from "./store-event.ts";

export interface CreateRoomInput {
  readonly creator: UserId;
  readonly request: CreateRoomRequest;
}

/**
 * Makes a room with all the state that was asked for (spec "Creation"). It leaves one audit record, whatever it consists of.
 *
 * @throws MatrixError as `planRoom`, `requireInvitable` and `checkCanonicalAlias` do; `M_ROOM_IN_USE` when the alias is taken;
 * `M_INVALID_ROOM_STATE` with the sentence of the rule that the wished state breaks.
 */
export const createRoom = command("rooms.create-room", async (context, input: CreateRoomInput): Promise<RoomId> => {
  const { creator, request } = input;
  const plan = planRoom(request, {
    creator,
    serverName: context.instance().serverName,
    defaultRoomVersion: context.settings.defaultRoomVersion,
    encryption: context.settings.encryption,
  });
  for (const userId of plan.invitees) await requireInvitable(context, userId);
  let room = await insertCreateEvent(context, plan, creator);
  if (plan.alias !== undefined) {
    if ((await readAlias(context.tx, plan.alias)) !== undefined) {
      throw new MatrixError("M_ROOM_IN_USE", "Another room has that alias.");
    }
    await insertAlias(context.tx, { alias: plan.alias, roomId: room.roomId, creator }, context.now);
  }
  if (plan.isPublished) await publishRoom(context.tx, room.roomId, context.now);
  for (const draft of plan.drafts.slice(1)) room = await appendDraft(context, room, creator, draft);
  await context.record({
    type: "room.created",
    actor: creator,
    subject: room.roomId,
    detail: { version: room.version, type: room.roomType, encrypted: room.encrypted === 1 },
  });
  return room.roomId;
});

async function insertCreateEvent(context: CommandContext, plan: RoomPlan, creator: UserId): Promise<StoredRoom> {
  const [draft] = plan.drafts;
  if (draft?.type !== "m.room.create") throw new Error("A room's plan begins with its create event.");
  const { version } = plan;
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

async function appendDraft(
  context: CommandContext,
  room: StoredRoom,
  sender: UserId,
  draft: EventDraft,
): Promise<StoredRoom> {
  if (draft.type === "m.room.canonical_alias" && draft.state_key === "") {
    await checkCanonicalAlias(context.tx, room.roomId, draft.content);
  }
  const profile = draft.type === "m.room.member" ? await profileContentOf(context.tx, draft.state_key ?? "") : {};
  try {
    const event = { ...draft, content: { ...profile, ...draft.content }, sender };
    return (await appendEvent(context, room, event)).room;
  } catch (error) {
    if (error instanceof MatrixError && error.code === "M_FORBIDDEN") {
      throw new MatrixError("M_INVALID_ROOM_STATE", `${draft.type} can't be part of the room: ${error.message}`);
    }
    throw error;
  }
}
