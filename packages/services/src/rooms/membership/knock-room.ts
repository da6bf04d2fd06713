import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { command } from "../../core/verb.ts";
import { requireRoom } from "../require-room.ts";
import { resolveRoom } from "../resolve-room.ts";
import { changeMembership } from "./change-membership.ts";
import type { JoinInput } from "./join-room.ts";
import { profileContentOf } from "./profile-content.ts";

/** Asks to be let into a room. Throws as `resolveRoom` and `appendEvent` do. */
export const knockRoom = command("rooms.knock-room", async (context, input: JoinInput): Promise<RoomId> => {
  const roomId = await resolveRoom(context.tx, input.room);
  const room = await requireRoom(context.tx, roomId);
  await changeMembership(context, room, {
    sender: input.sender,
    target: input.sender,
    membership: "knock",
    reason: input.reason,
    more: await profileContentOf(context.tx, input.sender),
  });
  return roomId;
});
