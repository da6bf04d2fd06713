import { childOf, compareChildren, isSuggested } from "@conclave/rules/rooms/space-children";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { roomNameOf } from "../rooms/room-name.ts";
import { roomTopic } from "../rooms/room-topic.ts";
import type { SpaceChild, SpaceEntry } from "../snapshots/space-list-snapshot.ts";

/** A space as the list of spaces shows it; null if it is none, or this account isn't in it. */
export function spaceEntry(room: Room): SpaceEntry | null {
  if (!room.isSpaceRoom() || room.getMyMembership() !== "join") return null;
  return {
    roomId: room.roomId,
    name: roomNameOf(room.name),
    avatar: room.getMxcAvatarUrl(),
    topic: roomTopic(room),
    memberCount: room.getInvitedAndJoinedMemberCount(),
    children: childrenOf(room),
    mayArrange: room.currentState.maySendStateEvent("m.space.child", room.myUserId),
    mayInvite: room.canInvite(room.myUserId),
  };
}

function childrenOf(room: Room): readonly SpaceChild[] {
  return room.currentState
    .getStateEvents("m.space.child")
    .map((event) => ({
      stateKey: event.getStateKey() ?? "",
      content: event.getContent(),
      originServerTs: event.getTs(),
    }))
    .filter((child) => childOf(child) !== undefined)
    .sort(compareChildren)
    .map((child) => ({ roomId: child.stateKey, suggested: isSuggested(child) }));
}
