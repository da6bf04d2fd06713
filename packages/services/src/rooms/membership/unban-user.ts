import { MatrixError } from "@conclave/protocol/matrix-error";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../../core/verb.ts";
import { notInRoom, requireRoom } from "../require-room.ts";
import { changeMembership } from "./change-membership.ts";
import type { RemovalInput } from "./kick-user.ts";

/**
 * Lifts a ban.
 *
 * @throws MatrixError `M_BAD_STATE` when there is none, and as `appendEvent` does.
 */
export const unbanUser = command("rooms.unban-user", async (context, input: RemovalInput): Promise<void> => {
  const room = await requireRoom(context.tx, input.roomId);
  if ((await readMembership(context.tx, input.roomId, input.sender))?.membership !== "join") throw notInRoom();
  if ((await readMembership(context.tx, input.roomId, input.target))?.membership !== "ban") {
    throw new MatrixError("M_BAD_STATE", "That person isn't banned.");
  }
  await changeMembership(context, room, { ...input, membership: "leave" });
});
