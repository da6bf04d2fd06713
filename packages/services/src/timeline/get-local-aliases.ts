import type { RoomAlias } from "@conclave/protocol/identifiers/room-alias";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { aliasesOfRoom } from "@conclave/storage/rooms/alias-store";
import { query } from "../core/verb.ts";
import { notInRoom } from "../rooms/require-room.ts";
import { viewRoom } from "./room-view.ts";

/**
 * The aliases that lead to a room.
 *
 * @throws MatrixError `M_FORBIDDEN` for somebody who isn't in it, unless everybody may see it.
 */
export const getLocalAliases = query(
  "timeline.get-local-aliases",
  async (context, input: { readonly userId: UserId; readonly roomId: RoomId }): Promise<readonly RoomAlias[]> => {
    const view = await viewRoom(context.tx, input.roomId, input.userId);
    if (view.stateUpTo !== view.room.lastPosition) throw notInRoom();
    return aliasesOfRoom(context.tx, input.roomId);
  },
);
