import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../core/verb.ts";
import { appendEvent } from "../rooms/append-event.ts";
import { profileContentOf } from "../rooms/membership/profile-content.ts";
import { requireRoom } from "../rooms/require-room.ts";

/**
 * Brings a person's member event in one room up to date with their profile. Nothing happens to who has left meanwhile, or is
 * shown as they should be.
 */
export const refreshMember = command(
  "workflows.refresh-member",
  async (context, input: { readonly userId: UserId; readonly roomId: RoomId }): Promise<void> => {
    const { userId, roomId } = input;
    const member = await readMembership(context.tx, roomId, userId);
    if (member?.membership !== "join") return;
    const more = await profileContentOf(context.tx, userId);
    const { displayname = null, avatar_url = null } = more;
    if (member.displayName === displayname && member.avatarUrl === avatar_url) return;
    const room = await requireRoom(context.tx, roomId);
    // Nobody's membership changes, so there is nothing to record.
    await appendEvent(context, room, {
      type: "m.room.member",
      state_key: userId,
      sender: userId,
      content: { ...more, membership: "join" },
    });
  },
);
