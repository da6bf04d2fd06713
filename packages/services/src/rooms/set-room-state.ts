import type { JsonObject } from "@conclave/base/json";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { type CommandContext, command } from "../core/verb.ts";
import { appendRecorded } from "./append-recorded.ts";
import { checkCanonicalAlias } from "./directory/canonical-alias.ts";
import { requireInvitable } from "./membership/invitable-person.ts";
import { authoriserOf } from "./membership/restricted-join.ts";
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
    if (type === "m.room.canonical_alias" && stateKey === "") await checkCanonicalAlias(context.tx, roomId, content);
    const checked = type === "m.room.member" ? await checkMember(context, room, input) : content;
    const { eventId } = await appendRecorded(context, room, { type, state_key: stateKey, content: checked, sender });
    return eventId;
  },
);

/** A membership that is set as plain state is held to the same as one that is set by its own verb; gives its content. */
async function checkMember(context: CommandContext, room: StoredRoom, input: SetRoomStateInput): Promise<JsonObject> {
  const { sender, stateKey, content } = input;
  const target = parseUserId(stateKey);
  if (target === undefined) throw new MatrixError("M_INVALID_PARAM", "The state key must be a user identifier.");
  if (content["membership"] === "invite") await requireInvitable(context, target);
  // Who lets somebody in is for the server to find: by its signature it vouches that the join rule is kept.
  const { join_authorised_via_users_server: _claimed, ...rest } = content;
  const standing = (await readMembership(context.tx, room.roomId, target))?.membership;
  if (rest["membership"] !== "join" || standing === "join" || standing === "invite") return rest;
  const authoriser = await authoriserOf(context.tx, room, sender);
  return authoriser === undefined ? rest : { ...rest, join_authorised_via_users_server: authoriser };
}
