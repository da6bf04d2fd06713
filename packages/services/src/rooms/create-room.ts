import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { planRoom } from "@conclave/rules/rooms/create-room/create-room";
import type { CreateRoomRequest } from "@conclave/rules/rooms/create-room/create-room-request";
import { insertAlias, readAlias } from "@conclave/storage/rooms/alias-store";
import { publishRoom } from "@conclave/storage/rooms/published-rooms-store";
import { command } from "../core/verb.ts";
import { appendDraft } from "./append-draft.ts";
import { beginRoom } from "./begin-room.ts";
import { requireInvitable } from "./membership/invitable-person.ts";

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
  const [create, ...drafts] = plan.drafts;
  let room = await beginRoom(context, plan.version, creator, create);
  if (plan.alias !== undefined) {
    if ((await readAlias(context.tx, plan.alias)) !== undefined) {
      throw new MatrixError("M_ROOM_IN_USE", "Another room has that alias.");
    }
    await insertAlias(context.tx, { alias: plan.alias, roomId: room.roomId, creator }, context.now);
  }
  if (plan.isPublished) await publishRoom(context.tx, room.roomId, context.now);
  for (const draft of drafts) room = await appendDraft(context, room, creator, draft);
  await context.record({
    type: "room.created",
    actor: creator,
    subject: room.roomId,
    detail: { version: room.version, type: room.roomType, encrypted: room.encrypted === 1 },
  });
  return room.roomId;
});
