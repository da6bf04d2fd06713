import type { EventDraft } from "@conclave/protocol/events/pdu";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { CommandContext } from "../core/verb.ts";
import { appendEvent } from "./append-event.ts";
import { checkCanonicalAlias } from "./directory/canonical-alias.ts";
import { profileContentOf } from "./membership/profile-content.ts";

/**
 * Appends one of the events that a room begins with; memberships get the profiles of whom they are about.
 *
 * @returns the room after it.
 * @throws MatrixError as `checkCanonicalAlias` does; `M_INVALID_ROOM_STATE` with the sentence of the rule that it breaks.
 */
export async function appendDraft(
  context: CommandContext,
  room: StoredRoom,
  sender: UserId,
  draft: EventDraft,
): Promise<StoredRoom> {
  if (draft.type === "m.room.canonical_alias" && draft.state_key === "") {
    await checkCanonicalAlias(context.tx, room.roomId, draft.content);
  }
  const profile = draft.type === "m.room.member" ? await profileContentOf(context.tx, draft.state_key ?? "") : {};
  try {
    const event = { ...draft, content: { ...profile, ...draft.content }, sender };
    return (await appendEvent(context, room, event)).room;
  } catch (error) {
    if (error instanceof MatrixError && error.code === "M_FORBIDDEN") {
      throw new MatrixError("M_INVALID_ROOM_STATE", `${draft.type} can't be part of the room: ${error.message}`);
    }
    throw error;
  }
}
