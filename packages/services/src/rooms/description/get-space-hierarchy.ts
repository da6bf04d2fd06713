import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { childOf } from "@conclave/rules/rooms/space-children";
import { query } from "../../core/verb.ts";
import { readSpaceTree, type TreeReach, type TreeRoom } from "./read-space-tree.ts";

export interface SpaceHierarchyInput {
  readonly userId: UserId;
  readonly roomId: RoomId;
  readonly suggestedOnly: boolean;
  readonly maximumDepth: number | undefined;
  readonly limit: number | undefined;
  /** A `next` of the same request. */
  readonly from: string | undefined;
}

export interface SpaceHierarchy {
  /** The space first, then depth first. */
  readonly rooms: readonly TreeRoom[];
  readonly next: string | undefined;
}

const deepest = 20;
const defaultLimit = 50;
const maximumLimit = 100;

/**
 * The rooms of a space that a person may know of, a page at a time. What they may not know of is left out, with what only it
 * leads to.
 *
 * @throws MatrixError `M_FORBIDDEN` for a space that there isn't, or that they may not know of; `M_INVALID_PARAM` for a
 * `from` that is no token, or of a request with another depth or choice.
 */
export const getSpaceHierarchy = query(
  "rooms.get-space-hierarchy",
  async ({ tx }, input: SpaceHierarchyInput): Promise<SpaceHierarchy> => {
    const reach = { suggestedOnly: input.suggestedOnly, depth: Math.min(input.maximumDepth ?? deepest, deepest) };
    const limit = Math.min(input.limit ?? defaultLimit, maximumLimit);
    const offset = decodeToken(input.from, reach);
    const tree = await readSpaceTree(tx, input.roomId, input.userId, reach);
    if (!tree.has(input.roomId)) {
      throw new MatrixError("M_FORBIDDEN", "There is no such room, or you may not know of it.");
    }
    const rooms = depthFirst(tree, input.roomId, reach.depth);
    return {
      rooms: rooms.slice(offset, offset + limit),
      next: offset + limit < rooms.length ? encodeToken(offset + limit, reach) : undefined,
    };
  },
);

/** Each room once, where the way through the tree first comes to it: spaces may hold each other. */
function depthFirst(tree: ReadonlyMap<RoomId, TreeRoom>, root: RoomId, depth: number): readonly TreeRoom[] {
  const rooms = new Map<RoomId, TreeRoom>();
  const stack: { readonly roomId: RoomId; readonly distance: number }[] = [{ roomId: root, distance: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const room = tree.get(next.roomId);
    if (room === undefined || rooms.has(next.roomId)) continue;
    rooms.set(next.roomId, room);
    if (next.distance === depth) continue;
    for (const child of room.children.toReversed()) {
      const roomId = childOf(child);
      if (roomId !== undefined) stack.push({ roomId, distance: next.distance + 1 });
    }
  }
  return [...rooms.values()];
}

/** Says how many rooms were given, and to which request. */
function encodeToken(offset: number, { suggestedOnly, depth }: TreeReach): string {
  return `${offset}_${depth}_${Number(suggestedOnly)}`;
}

function decodeToken(from: string | undefined, reach: TreeReach): number {
  if (from === undefined || from === "") return 0;
  const offset = /^(\d{1,6})_/.exec(from)?.[1];
  if (offset === undefined || from !== encodeToken(Number(offset), reach)) {
    throw new MatrixError("M_INVALID_PARAM", "from: this is no next_batch of this request.");
  }
  return Number(offset);
}
