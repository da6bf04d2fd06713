import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import {
  countPublishedRooms,
  type DirectoryPage,
  listPublishedRooms,
} from "@conclave/storage/rooms/published-rooms-store";
import { query } from "../../core/verb.ts";
import { describeRooms, type RoomDescription } from "../description/describe-rooms.ts";

export interface PublicRoomsInput {
  /** Another server's directory; this server asks no other. */
  readonly server: string | undefined;
  readonly limit: number | undefined;
  /** A `next` or `previous` of the same list. */
  readonly since: string | undefined;
  /** Looked for in name, topic and alias, without regard to case. */
  readonly search: string | undefined;
  /** Null for rooms where people talk; any type when absent. */
  readonly roomTypes: DirectoryPage["roomTypes"];
}

export interface PublicRooms {
  readonly rooms: readonly RoomDescription[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
  readonly total: number;
}

const maximumLimit = 100;

/**
 * The room directory, a page at a time: rooms with the most members first.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a `since` that is none, `M_NOT_FOUND` for another server's directory.
 */
export const listPublicRooms = query(
  "rooms.list-public-rooms",
  async (context, input: PublicRoomsInput): Promise<PublicRooms> => {
    const { tx } = context;
    if (input.server !== undefined && input.server !== context.instance().serverName) {
      throw new MatrixError("M_NOT_FOUND", "This server doesn't talk to other servers.");
    }
    const limit = Math.min(Math.max(input.limit ?? maximumLimit, 1), maximumLimit);
    const offset = offsetOf(input.since);
    const { rooms, total } = await readPage(tx, input, { offset, limit });
    return {
      rooms,
      next: offset + rooms.length < total && rooms.length > 0 ? String(offset + limit) : undefined,
      previous: offset > 0 ? String(Math.max(offset - limit, 0)) : undefined,
      total,
    };
  },
);

/** A token is the number of rooms before the page. */
function offsetOf(since: string | undefined): number {
  if (since === undefined || since === "") return 0;
  if (!/^\d{1,9}$/.test(since)) throw new MatrixError("M_INVALID_PARAM", "since: this is no token of the directory.");
  return Number(since);
}

async function readPage(
  tx: ReadTransaction,
  { search, roomTypes }: PublicRoomsInput,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Pick<PublicRooms, "rooms" | "total">> {
  const text = search?.trim().toLowerCase() ?? "";
  if (text === "") {
    const rooms = await describeRooms(tx, await listPublishedRooms(tx, { offset, limit, roomTypes }));
    return { rooms, total: await countPublishedRooms(tx, roomTypes) };
  }
  const matching = await searchRooms(tx, text, roomTypes);
  return { rooms: matching.slice(offset, offset + limit), total: matching.length };
}

/** Names are inside of events, where no index reaches: every room of the directory is looked at, some hundreds at a time. */
async function searchRooms(
  tx: ReadTransaction,
  text: string,
  roomTypes: DirectoryPage["roomTypes"],
): Promise<readonly RoomDescription[]> {
  const atOnce = 500;
  const matching: RoomDescription[] = [];
  for (let offset = 0; ; offset += atOnce) {
    const rooms = await listPublishedRooms(tx, { offset, limit: atOnce, roomTypes });
    for (const room of await describeRooms(tx, rooms)) {
      const fields = [room.name, room.topic, room.canonicalAlias, room.roomId];
      if (fields.some((field) => field?.toLowerCase().includes(text))) matching.push(room);
    }
    if (rooms.length < atOnce) return matching;
  }
}
