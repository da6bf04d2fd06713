import type { JsonObject } from "@conclave/base/json";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../../core/verb.ts";
import { requireRoom } from "../require-room.ts";
import { resolveRoom } from "../resolve-room.ts";
import { carrySettings } from "../upgrade/carry-settings.ts";
import { changeMembership } from "./change-membership.ts";
import { profileContentOf } from "./profile-content.ts";
import { authoriserOf } from "./restricted-join.ts";

export interface JoinInput {
  readonly sender: UserId;
  /** A room identifier or an alias. */
  readonly room: string;
  readonly reason: string | undefined;
}

/**
 * Lets somebody into a room; who is in it stays so, without a further event. What they keep of the room that it replaces is carried
 * over.
 *
 * @throws as `resolveRoom`, `authoriserOf` and `appendEvent` do.
 */
export const joinRoom = command("rooms.join-room", async (context, input: JoinInput): Promise<RoomId> => {
  const { tx } = context;
  const roomId = await resolveRoom(tx, input.room);
  const room = await requireRoom(tx, roomId);
  const standing = (await readMembership(tx, roomId, input.sender))?.membership;
  if (standing === "join") return roomId;
  const authoriser = standing === "invite" ? undefined : await authoriserOf(tx, room, input.sender);
  const more: JsonObject = {
    ...(await profileContentOf(tx, input.sender)),
    ...(authoriser === undefined ? {} : { join_authorised_via_users_server: authoriser }),
  };
  await changeMembership(context, room, {
    sender: input.sender,
    target: input.sender,
    membership: "join",
    reason: input.reason,
    more,
  });
  // Whoever comes back has what they made of the room, and what they took away stays away.
  if (standing !== "leave" && standing !== "ban") await carrySettings(context, input.sender, roomId);
  return roomId;
});
