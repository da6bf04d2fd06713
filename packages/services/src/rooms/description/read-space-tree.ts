import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { childOf, compareChildren, isSuggested, type SpaceChildEvent } from "@conclave/rules/rooms/space-children";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { stateOfType } from "@conclave/storage/timeline/room-settings-store";
import { type FoundRoom, findRooms } from "./find-rooms.ts";

/** An `m.space.child` event with what clients are shown of it. */
export interface ShownChild extends SpaceChildEvent {
  readonly sender: UserId;
}

/** A room of a space's tree. */
export interface TreeRoom extends FoundRoom {
  /** In their order; empty for a room that is no space. */
  readonly children: readonly ShownChild[];
}

/** How far a space is looked into. */
export interface TreeReach {
  readonly suggestedOnly: boolean;
  /** How many steps from the root. */
  readonly depth: number;
}

/** Rooms and children that one request looks at: more than any space has that somebody finds their way in. */
const mostRooms = 2_000;
const mostChildren = 5_000;

/**
 * The rooms that a person may know of within reach of a space, by identifier: one query of each kind a step, since a step
 * takes all the rooms of the one before.
 */
export async function readSpaceTree(
  tx: ReadTransaction,
  root: RoomId,
  userId: UserId,
  { suggestedOnly, depth }: TreeReach,
): Promise<ReadonlyMap<RoomId, TreeRoom>> {
  const tree = new Map<RoomId, TreeRoom>();
  const known = new Set<RoomId>([root]);
  let step: readonly RoomId[] = [root];
  for (let distance = 0; distance <= depth && step.length > 0; distance++) {
    const found = await findRooms(tx, step, userId);
    const spaces = [...found.values()].filter(({ room }) => room.roomType === "m.space").map(({ room }) => room.roomId);
    const children = await readChildren(tx, spaces, suggestedOnly);
    for (const [roomId, one] of found) tree.set(roomId, { ...one, children: children.get(roomId) ?? [] });
    const next = [...children.values()].flat().map((child) => childOf(child));
    step = [...new Set(next.filter((roomId) => roomId !== undefined))]
      .filter((roomId) => !known.has(roomId))
      .slice(0, mostRooms - known.size);
    for (const roomId of step) known.add(roomId);
  }
  return tree;
}

async function readChildren(
  tx: ReadTransaction,
  spaces: readonly RoomId[],
  suggestedOnly: boolean,
): Promise<ReadonlyMap<RoomId, readonly ShownChild[]>> {
  const children = new Map<RoomId, ShownChild[]>();
  for (const chunk of chunksOf(spaces)) {
    for (const event of await stateOfType(tx, chunk, "m.space.child", mostChildren)) {
      const { content }: ClientEventWithoutRoomId = JSON.parse(event.client);
      const { roomId, sender, originServerTs } = event;
      const child = { stateKey: event.stateKey ?? "", content, sender, originServerTs };
      if (childOf(child) === undefined || (suggestedOnly && !isSuggested(child))) continue;
      const others = children.get(roomId);
      if (others === undefined) children.set(roomId, [child]);
      else others.push(child);
    }
  }
  for (const list of children.values()) list.sort(compareChildren);
  return children;
}
