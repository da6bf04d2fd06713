import type { RoomAlias } from "@conclave/protocol/identifiers/room-alias";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { CommandContext } from "../../core/verb.ts";

/** An alias, the room that it leads to, and who says so. */
export interface AliasOfRoom {
  readonly sender: UserId;
  readonly alias: RoomAlias;
  readonly roomId: RoomId;
}

/** Records that an alias leads to a room from now on, or no longer does. */
export async function recordAliasChange(
  context: CommandContext,
  input: AliasOfRoom,
  change: "added" | "removed",
): Promise<void> {
  await context.record({
    type: "room.alias-changed",
    actor: input.sender,
    subject: input.roomId,
    detail: { alias: input.alias, change },
  });
}
