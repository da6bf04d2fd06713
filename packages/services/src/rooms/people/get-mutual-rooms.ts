import { parseRoomId, type RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { countMutualRooms, mutualRooms } from "@conclave/storage/rooms/mutual-rooms-store";
import { type Page, pageOf } from "../../core/page.ts";
import { query } from "../../core/verb.ts";

export interface MutualRoomsInput {
  readonly userId: UserId;
  readonly other: string;
  /** A `nextBatch` of the same list: a room. */
  readonly from: string | undefined;
}

const limit = 100;

/**
 * The rooms that the caller and somebody else are both in, a page at a time.
 *
 * @throws MatrixError `M_INVALID_PARAM` for oneself, for what is no user identifier, and for a `from` that is no token.
 */
export const getMutualRooms = query(
  "rooms.get-mutual-rooms",
  async ({ tx }, { userId, other, from }: MutualRoomsInput): Promise<Page<RoomId>> => {
    const person = parseUserId(other);
    if (person === undefined || person === userId) {
      throw new MatrixError("M_INVALID_PARAM", "user_id must be the identifier of somebody else.");
    }
    if (from !== undefined && parseRoomId(from) === undefined) {
      throw new MatrixError("M_INVALID_PARAM", "from: this is no next_batch of this list.");
    }
    const people = [userId, person] as const;
    const rooms = await mutualRooms(tx, people, { after: from, limit: limit + 1 });
    return { ...pageOf(rooms, limit, (roomId) => roomId), total: await countMutualRooms(tx, people) };
  },
);
