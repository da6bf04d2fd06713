import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { type ProfileFieldChange, setProfileField } from "../accounts/profile.ts";
import { command, type Dispatcher } from "../core/verb.ts";
import { appendEvent } from "../rooms/append-event.ts";
import { profileContentOf } from "../rooms/membership/profile-content.ts";
import { requireRoom } from "../rooms/require-room.ts";
import { eachRoom } from "./each-room.ts";

/** Brings a person's member event in one room up to date with their profile. Nothing happens to who has left meanwhile. */
export const refreshMember = command(
  "workflows.refresh-member",
  async (context, input: { readonly userId: UserId; readonly roomId: RoomId }): Promise<void> => {
    const { userId, roomId } = input;
    if ((await readMembership(context.tx, roomId, userId))?.membership !== "join") return;
    const more = await profileContentOf(context.tx, userId);
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

/**
 * Sets or removes a field of one's own profile, and tells the rooms of a new name or picture (spec "Events on Change of
 * Profile Information"). A room that refuses keeps the old one.
 *
 * @throws what `setProfileField` throws.
 */
export async function changeOwnProfile(dispatcher: Dispatcher, change: ProfileFieldChange): Promise<void> {
  const changed = await dispatcher.run(setProfileField, change);
  if (!changed || (change.key !== "displayname" && change.key !== "avatar_url")) return;
  const { userId } = change;
  await eachRoom(dispatcher, userId, ["join"], (roomId) => dispatcher.run(refreshMember, { userId, roomId }));
}
