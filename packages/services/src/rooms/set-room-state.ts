import type { JsonObject } from "@conclave/base/json";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type CommandContext, command } from "../core/verb.ts";
import { appendRecorded } from "./append-recorded.ts";
import { checkCanonicalAlias } from "./directory/canonical-alias.ts";
import { requireInvitable } from "./membership/invitable-person.ts";
import { requireRoom } from "./require-room.ts";

export interface SetRoomStateInput {
  readonly sender: UserId;
  readonly roomId: RoomId;
  readonly type: string;
  readonly stateKey: string;
  readonly content: JsonObject;
}

/**
 * Sets a piece of a room's state.
 *
 * @throws MatrixError `M_BAD_JSON` for a redaction, which is no state; `M_INVALID_PARAM` for a membership of what is no person;
 * as `requireInvitable`, `checkCanonicalAlias` and `appendEvent` do.
 */
export const setRoomState = command(
  "rooms.set-room-state",
  async (context, input: SetRoomStateInput): Promise<EventId> => {
    const { sender, roomId, type, stateKey, content } = input;
    if (type === "m.room.redaction") throw new MatrixError("M_BAD_JSON", "m.room.redaction can't be a state event.");
    const room = await requireRoom(context.tx, roomId);
    if (type === "m.room.member") await checkMember(context, stateKey, content);
    if (type === "m.room.canonical_alias" && stateKey === "") await checkCanonicalAlias(context.tx, roomId, content);
    const { eventId } = await appendRecorded(context, room, { type, state_key: stateKey, content, sender });
    return eventId;
  },
);

/** A membership that is set as plain state is held to the same as one that is set by its own verb. */
async function checkMember(context: CommandContext, stateKey: string, content: JsonObject): Promise<void> {
  const target = parseUserId(stateKey);
  if (target === undefined) throw new MatrixError("M_INVALID_PARAM", "The state key must be a user identifier.");
  if (content["membership"] === "invite") await requireInvitable(context, target);
}
