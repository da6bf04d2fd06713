import type { RoomAlias } from "@conclave/protocol/identifiers/room-alias";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readAlias } from "@conclave/storage/rooms/alias-store";
import { query } from "../../core/verb.ts";

/**
 * Where an alias leads, and which servers know the room: this one.
 *
 * @throws MatrixError `M_NOT_FOUND` when it leads nowhere.
 */
export const getRoomIdByAlias = query(
  "rooms.get-room-id-by-alias",
  async (
    context,
    input: { readonly alias: RoomAlias },
  ): Promise<{ readonly roomId: RoomId; readonly servers: readonly string[] }> => {
    const entry = await readAlias(context.tx, input.alias);
    if (entry === undefined) throw new MatrixError("M_NOT_FOUND", "No room has that alias.");
    return { roomId: entry.roomId, servers: [context.instance().serverName] };
  },
);
