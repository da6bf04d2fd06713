import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { isPublished, publishRoom, unpublishRoom } from "@conclave/storage/rooms/published-rooms-store";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { command, query } from "../../core/verb.ts";
import { findRooms } from "../description/find-rooms.ts";
import { mayNameRoom } from "./may-name-room.ts";

/** Whether a room stands in the directory. */
export type RoomVisibility = "public" | "private";

/**
 * Whether a room stands in the directory, to whoever may know of it, or finds it there.
 *
 * @throws MatrixError `M_NOT_FOUND` for a room that there isn't, or that they may not know of.
 */
export const getRoomVisibility = query(
  "rooms.get-room-visibility",
  async ({ tx }, input: { readonly userId: UserId; readonly roomId: RoomId }): Promise<RoomVisibility> => {
    if (await isPublished(tx, input.roomId)) return "public";
    if (!(await findRooms(tx, [input.roomId], input.userId)).has(input.roomId)) throw noSuchRoom();
    return "private";
  },
);

export interface SetRoomVisibilityInput {
  readonly sender: UserId;
  readonly roomId: RoomId;
  readonly visibility: RoomVisibility;
}

/**
 * Puts a room into the directory, or takes it out: for those in it who may say which alias is the room's own.
 *
 * @throws MatrixError `M_NOT_FOUND` for a room that there isn't, `M_FORBIDDEN` for anybody else.
 */
export const setRoomVisibility = command(
  "rooms.set-room-visibility",
  async (context, { sender, roomId, visibility }: SetRoomVisibilityInput): Promise<void> => {
    const { tx } = context;
    if ((await readRoom(tx, roomId)) === undefined) throw noSuchRoom();
    if (!(await mayNameRoom(tx, roomId, sender))) {
      throw new MatrixError(
        "M_FORBIDDEN",
        "Only who may set the room's own alias can put it into the directory or take it out.",
      );
    }
    if (visibility === "public") await publishRoom(tx, roomId, context.now);
    else await unpublishRoom(tx, roomId);
    await context.record({ type: "room.visibility-changed", actor: sender, subject: roomId, detail: { visibility } });
  },
);

function noSuchRoom(): MatrixError {
  return new MatrixError("M_NOT_FOUND", "There is no such room.");
}
