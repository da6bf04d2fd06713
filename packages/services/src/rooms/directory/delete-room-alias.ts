import { MatrixError } from "@conclave/protocol/matrix-error";
import { deleteAlias, readAlias } from "@conclave/storage/rooms/alias-store";
import { command } from "../../core/verb.ts";
import { mayNameRoom } from "./may-name-room.ts";
import { type AliasOfRoom, recordAliasChange } from "./record-alias-change.ts";

/**
 * Frees an alias: for whoever took it, and whoever may say which alias is the room's own.
 *
 * @throws MatrixError `M_NOT_FOUND` when it is free; `M_FORBIDDEN` for anybody else.
 */
export const deleteRoomAlias = command(
  "rooms.delete-room-alias",
  async (context, input: Omit<AliasOfRoom, "roomId">): Promise<void> => {
    const entry = await readAlias(context.tx, input.alias);
    if (entry === undefined) throw new MatrixError("M_NOT_FOUND", "No room has that alias.");
    if (entry.creator !== input.sender && !(await mayNameRoom(context.tx, entry.roomId, input.sender))) {
      throw new MatrixError("M_FORBIDDEN", "Only who took the alias, or may set the room's own one, can remove it.");
    }
    await deleteAlias(context.tx, input.alias);
    await recordAliasChange(context, { ...input, roomId: entry.roomId }, "removed");
  },
);
