import { aliasServerName, type RoomAlias } from "@conclave/protocol/identifiers/room-alias";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { deleteAlias, insertAlias, readAlias } from "@conclave/storage/rooms/alias-store";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { type CommandContext, command } from "../../core/verb.ts";
import { notInRoom } from "../require-room.ts";
import { mayNameRoom } from "./may-name-room.ts";

export interface SetAliasInput {
  readonly sender: UserId;
  readonly alias: RoomAlias;
  readonly roomId: RoomId;
}

/**
 * Takes an alias for a room that the caller is in.
 *
 * @returns `taken` when it leads somewhere already.
 * @throws MatrixError `M_INVALID_PARAM` for an alias of another server; `M_FORBIDDEN` for somebody who isn't in the room.
 */
export const setRoomAlias = command(
  "rooms.set-room-alias",
  async (context, input: SetAliasInput): Promise<"set" | "taken"> => {
    if (aliasServerName(input.alias) !== context.instance().serverName) {
      throw new MatrixError("M_INVALID_PARAM", "The alias must be one of this server.");
    }
    const membership = await readMembership(context.tx, input.roomId, input.sender);
    if (membership?.membership !== "join") throw notInRoom();
    if ((await readAlias(context.tx, input.alias)) !== undefined) return "taken";
    await insertAlias(context.tx, { alias: input.alias, roomId: input.roomId, creator: input.sender }, context.now);
    await record(context, input, "added");
    return "set";
  },
);

/**
 * Frees an alias: for whoever took it, and whoever may say which alias is the room's own.
 *
 * @throws MatrixError `M_NOT_FOUND` when it is free; `M_FORBIDDEN` for anybody else.
 */
export const deleteRoomAlias = command(
  "rooms.delete-room-alias",
  async (context, input: Omit<SetAliasInput, "roomId">): Promise<void> => {
    const entry = await readAlias(context.tx, input.alias);
    if (entry === undefined) throw new MatrixError("M_NOT_FOUND", "No room has that alias.");
    if (entry.creator !== input.sender && !(await mayNameRoom(context.tx, entry.roomId, input.sender))) {
      throw new MatrixError("M_FORBIDDEN", "Only who took the alias, or may set the room's own one, can remove it.");
    }
    await deleteAlias(context.tx, input.alias);
    await record(context, { ...input, roomId: entry.roomId }, "removed");
  },
);

async function record(context: CommandContext, input: SetAliasInput, change: "added" | "removed"): Promise<void> {
  await context.record({
    type: "room.alias-changed",
    actor: input.sender,
    subject: input.roomId,
    detail: { alias: input.alias, change },
  });
}
