import { getJoinedMembersByRoom } from "@conclave/protocol/client-api/get-joined-members-by-room";
import { getJoinedMembers } from "@conclave/services/rooms/membership/get-joined-members";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/joined_members */
export function getJoinedMembersByRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getJoinedMembersByRoom, async ({ params, caller }) => {
    const members = await dispatcher.run(getJoinedMembers, { userId: caller.userId, roomId: params.roomId });
    const joined = members.map(({ userId, displayName, avatarUrl }) => [
      userId,
      {
        ...(displayName !== null && { display_name: displayName }),
        ...(avatarUrl !== null && { avatar_url: avatarUrl }),
      },
    ]);
    return { joined: Object.fromEntries(joined) };
  });
}
