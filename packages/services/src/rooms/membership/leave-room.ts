import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../../core/verb.ts";
import { requireRoom } from "../require-room.ts";
import { changeMembership } from "./change-membership.ts";

interface LeaveInput {
  readonly sender: UserId;
  readonly roomId: RoomId;
  readonly reason: string | undefined;
}

/** Leaves a room, rejects an invitation, or takes a knock back; somebody who has left stays so. Throws as `appendEvent` does. */
export const leaveRoom = command("rooms.leave-room", async (context, input: LeaveInput): Promise<void> => {
  const room = await requireRoom(context.tx, input.roomId);
  const membership = await readMembership(context.tx, input.roomId, input.sender);
  if (membership?.membership === "leave") return;
  await changeMembership(context, room, {
    sender: input.sender,
    target: input.sender,
    membership: "leave",
    reason: input.reason,
  });
});
