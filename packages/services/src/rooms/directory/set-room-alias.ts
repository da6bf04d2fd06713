import { aliasServerName } from "@conclave/protocol/identifiers/room-alias";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { insertAlias, readAlias } from "@conclave/storage/rooms/alias-store";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../../core/verb.ts";
import { notInRoom } from "../require-room.ts";
import { type AliasOfRoom, recordAliasChange } from "./record-alias-change.ts";

/**
 * Takes an alias for a room that the caller is in.
 *
 * @returns `taken` when it leads somewhere already.
 * @throws MatrixError `M_INVALID_PARAM` for an alias of another server; `M_FORBIDDEN` for somebody who isn't in the room.
 */
export const setRoomAlias = command(
  "rooms.set-room-alias",
  async (context, input: AliasOfRoom): Promise<"set" | "taken"> => {
    if (aliasServerName(input.alias) !== context.instance().serverName) {
      throw new MatrixError("M_INVALID_PARAM", "The alias must be one of this server.");
    }
    const membership = await readMembership(context.tx, input.roomId, input.sender);
    if (membership?.membership !== "join") throw notInRoom();
    if ((await readAlias(context.tx, input.alias)) !== undefined) return "taken";
    await insertAlias(context.tx, { alias: input.alias, roomId: input.roomId, creator: input.sender }, context.now);
    await recordAliasChange(context, input, "added");
    return "set";
  },
);
