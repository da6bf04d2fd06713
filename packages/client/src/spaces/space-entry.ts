import {
  childOf,
  compareChildren,
  isSuggested,
  orderOf,
  type SpaceChildEvent,
} from "@conclave/rules/rooms/space-children";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { aboutRights } from "../moderation/about-rights.ts";
import { powerOf } from "../moderation/power.ts";
import { roomNameOf } from "../rooms/room-name.ts";
import { roomTopic } from "../rooms/room-topic.ts";
import type { SpaceEntry } from "../snapshots/space-list-snapshot.ts";
import type { OrderedChild } from "./order-children.ts";

/** A space as the list of spaces shows it; null if it is none, or this account isn't in it. */
export function spaceEntry(room: Room): SpaceEntry | null {
  if (!room.isSpaceRoom() || room.getMyMembership() !== "join") return null;
  const power = powerOf(room);
  return {
    roomId: room.roomId,
    name: roomNameOf(room.name),
    avatar: room.getMxcAvatarUrl(),
    topic: roomTopic(room),
    memberCount: room.getInvitedAndJoinedMemberCount(),
    children: childEvents(room).map((child) => ({ roomId: child.stateKey, suggested: isSuggested(child) })),
    mayArrange: room.currentState.maySendStateEvent("m.space.child", room.myUserId),
    arrangedBy: power.lowest(power.neededState("m.space.child")),
    about: aboutRights(room),
    mayInvite: room.canInvite(room.myUserId),
  };
}

/** The rooms of a space with the order that each says, in the order that they come to. */
export function orderedChildren(room: Room): readonly OrderedChild[] {
  return childEvents(room).map((child) => ({ roomId: child.stateKey, order: orderOf(child) ?? null }));
}

function childEvents(room: Room): readonly SpaceChildEvent[] {
  return room.currentState
    .getStateEvents("m.space.child")
    .map((event) => ({
      stateKey: event.getStateKey() ?? "",
      content: event.getContent(),
      originServerTs: event.getTs(),
    }))
    .filter((child) => childOf(child) !== undefined)
    .sort(compareChildren);
}
