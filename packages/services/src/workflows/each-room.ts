import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { membershipsOf } from "@conclave/storage/rooms/membership-store";
import type { Membership } from "@conclave/storage/rooms/rooms-tables";
import { type Dispatcher, query } from "../core/verb.ts";

/** Rooms that are worked on at once; they share a commit. */
const roomsAtOnce = 32;

/** The rooms in which a person has one of these memberships. */
export const listRooms = query(
  "workflows.list-rooms",
  async (
    context,
    input: { readonly userId: UserId; readonly memberships: readonly Membership[] },
  ): Promise<readonly RoomId[]> =>
    (await membershipsOf(context.tx, input.userId))
      .filter(({ membership }) => input.memberships.includes(membership))
      .map(({ roomId }) => roomId),
);

/**
 * Does something in each room in which a person has one of these memberships; a room that refuses is passed over.
 *
 * @throws MatrixError `M_LIMIT_EXCEEDED` when the server is too busy, or stopping: that is no refusal.
 */
export async function eachRoom(
  dispatcher: Dispatcher,
  userId: UserId,
  memberships: readonly Membership[],
  act: (roomId: RoomId) => Promise<void>,
): Promise<void> {
  const roomIds = await dispatcher.run(listRooms, { userId, memberships });
  for (let start = 0; start < roomIds.length; start += roomsAtOnce) {
    await Promise.all(roomIds.slice(start, start + roomsAtOnce).map((roomId) => unlessRefused(act(roomId))));
  }
}

async function unlessRefused(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof MatrixError) || error.code === "M_LIMIT_EXCEEDED") throw error;
  }
}
