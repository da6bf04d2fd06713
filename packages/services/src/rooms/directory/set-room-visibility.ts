import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { isPublished, publishRoom, unpublishRoom } from "@conclave/storage/rooms/published-rooms-store";
import { command } from "../../core/verb.ts";
import { findRooms } from "../description/find-rooms.ts";
import { mayNameRoom } from "./may-name-room.ts";
import { noSuchRoom, type RoomVisibility } from "./room-visibility.ts";

export interface SetRoomVisibilityInput {
  readonly sender: UserId;
  readonly roomId: RoomId;
  readonly visibility: RoomVisibility;
}

/**
 * Puts a room into the directory, or takes it out: for those in it who may say which alias is the room's own.
 *
 * @throws MatrixError `M_NOT_FOUND` for a room that there isn't, or that they may not know of; `M_FORBIDDEN` for anybody else.
 */
export const setRoomVisibility = command(
  "rooms.set-room-visibility",
  async (context, { sender, roomId, visibility }: SetRoomVisibilityInput): Promise<void> => {
    const { tx } = context;
    const isKnown = (await isPublished(tx, roomId)) || (await findRooms(tx, [roomId], sender)).has(roomId);
    if (!isKnown) throw noSuchRoom();
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
