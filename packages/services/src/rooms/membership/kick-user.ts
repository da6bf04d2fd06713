import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../../core/verb.ts";
import { notInRoom, requireRoom } from "../require-room.ts";
import { changeMembership } from "./change-membership.ts";

export interface RemovalInput {
  readonly sender: UserId;
  readonly roomId: RoomId;
  readonly target: UserId;
  readonly reason: string | undefined;
}

/**
 * Removes somebody from a room, or takes an invitation or knock of theirs back.
 *
 * @throws MatrixError `M_FORBIDDEN` when they aren't there, and as `appendEvent` does.
 */
export const kickUser = command("rooms.kick-user", async (context, input: RemovalInput): Promise<void> => {
  const room = await requireRoom(context.tx, input.roomId);
  if ((await readMembership(context.tx, input.roomId, input.sender))?.membership !== "join") throw notInRoom();
  const standing = (await readMembership(context.tx, input.roomId, input.target))?.membership;
  // Without this a kick would lift a ban, since both end in `leave`.
  if (standing === undefined || standing === "leave" || standing === "ban") {
    throw new MatrixError("M_FORBIDDEN", "That person isn't in the room.");
  }
  await changeMembership(context, room, { ...input, membership: "leave" });
});
