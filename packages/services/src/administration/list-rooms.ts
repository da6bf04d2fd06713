import { isJsonObject } from "@conclave/base/json";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import {
  type ActiveRoom,
  countActiveRooms,
  listActiveRooms,
} from "@conclave/storage/administration/room-summary-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readSettings } from "@conclave/storage/timeline/room-settings-store";
import { numberPlace, type Page, pageOf } from "../core/page.ts";
import { query } from "../core/verb.ts";

/** A room as an administrator sees it: metadata that the server needs anyway, never content. */
export interface RoomView {
  readonly roomId: RoomId;
  readonly name: string | undefined;
  readonly canonicalAlias: string | undefined;
  readonly creator: UserId;
  readonly version: string;
  readonly roomType: string | undefined;
  readonly isEncrypted: boolean;
  readonly joinRule: string;
  readonly joinedMembers: number;
  readonly invitedMembers: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly lastEventAt: number;
  readonly lastPosition: number;
}

export interface ListRoomsInput {
  /** Looked for in name, alias and identifier, without regard to case. */
  readonly search?: string | undefined;
  /** A `nextBatch` of the same list: a position. */
  readonly from?: string | undefined;
  readonly limit: number;
}

/**
 * Rooms with at least one member, the most recently active first, a page at a time.
 *
 * Throws MatrixError `M_INVALID_PARAM` for a `from` that is none.
 */
export const listRooms = query(
  "administration.list-rooms",
  async ({ tx }, { search, from, limit }: ListRoomsInput): Promise<Page<RoomView>> => {
    const before = numberPlace(from);
    const placeOf = (room: RoomView) => String(room.lastPosition);
    if (search === undefined) {
      const found = await viewRooms(tx, await listActiveRooms(tx, { before, limit: limit + 1 }));
      return { ...pageOf(found, limit, placeOf), total: (await countActiveRooms(tx)).total };
    }
    const matching = await searchRooms(tx, search.toLowerCase());
    const behind = matching.filter((room) => before === undefined || room.lastPosition < before);
    return { ...pageOf(behind.slice(0, limit + 1), limit, placeOf), total: matching.length };
  },
);

/** The name is inside of an event, where no index reaches: every room is looked at, some hundreds at a time. */
async function searchRooms(tx: ReadTransaction, text: string): Promise<readonly RoomView[]> {
  const matching: RoomView[] = [];
  const atOnce = 500;
  let before: number | undefined;
  for (;;) {
    const rooms = await listActiveRooms(tx, { before, limit: atOnce });
    for (const room of await viewRooms(tx, rooms)) {
      const fields = [room.roomId, room.name, room.canonicalAlias];
      if (fields.some((field) => field?.toLowerCase().includes(text))) matching.push(room);
    }
    if (rooms.length < atOnce) return matching;
    before = rooms.at(-1)?.lastPosition;
  }
}

async function viewRooms(tx: ReadTransaction, rooms: readonly ActiveRoom[]): Promise<readonly RoomView[]> {
  const types = ["m.room.name", "m.room.canonical_alias", "m.room.join_rules"];
  const settings = await readSettings(
    tx,
    rooms.map((room) => room.roomId),
    types,
  );
  return rooms.map((room) => {
    const said = (type: string, key: string) => textIn(settings.get(room.roomId)?.get(type), key);
    return {
      roomId: room.roomId,
      name: said("m.room.name", "name"),
      canonicalAlias: said("m.room.canonical_alias", "alias"),
      creator: room.creator,
      version: room.version,
      roomType: room.roomType ?? undefined,
      isEncrypted: room.encrypted === 1,
      // What a room without the event counts as (spec "m.room.join_rules").
      joinRule: said("m.room.join_rules", "join_rule") ?? "invite",
      joinedMembers: room.joinedMembers,
      invitedMembers: room.invitedMembers,
      createdAt: room.createdAt,
      lastEventAt: room.lastEventAt,
      lastPosition: room.lastPosition,
    };
  });
}

/** A text of an event's content; a room may say whatever it likes there, and an empty one says nothing. */
function textIn(event: string | undefined, key: string): string | undefined {
  if (event === undefined) return undefined;
  const { content } = JSON.parse(event);
  const value = isJsonObject(content) ? content[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}
