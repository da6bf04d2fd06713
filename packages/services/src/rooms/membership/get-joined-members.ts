import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { members, readMembership } from "@conclave/storage/rooms/membership-store";
import { query } from "../../core/verb.ts";
import { notInRoom } from "../require-room.ts";

/** How somebody calls themselves in a room. */
export interface JoinedMember {
  readonly userId: UserId;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

/**
 * Who is in a room.
 *
 * @throws MatrixError `M_FORBIDDEN` for somebody who isn't.
 */
export const getJoinedMembers = query(
  "rooms.get-joined-members",
  async (context, input: { readonly userId: UserId; readonly roomId: RoomId }): Promise<readonly JoinedMember[]> => {
    const own = await readMembership(context.tx, input.roomId, input.userId);
    if (own?.membership !== "join") throw notInRoom();
    const joined = await members(context.tx, { roomId: input.roomId, memberships: ["join"] });
    return joined.map(({ userId, displayName, avatarUrl }) => ({ userId, displayName, avatarUrl }));
  },
);
