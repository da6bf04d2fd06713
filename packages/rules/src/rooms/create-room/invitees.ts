import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { CreateRoomRequest } from "./create-room-request.ts";

const maximumInvitees = 250;

/**
 * Whom a new room is to invite, each once, in the order of the request.
 *
 * @throws MatrixError `M_INVALID_PARAM` naming the entry that is no user identifier, or the creator; or too many.
 */
export function inviteesOf(request: CreateRoomRequest, creator: UserId): readonly UserId[] {
  const invitees = request.invite ?? [];
  if (invitees.length > maximumInvitees) {
    throw new MatrixError("M_INVALID_PARAM", `invite can name at most ${maximumInvitees} users.`);
  }
  const userIds = invitees.map((text, index) => {
    const userId = parseUserId(text);
    if (userId === undefined) throw new MatrixError("M_INVALID_PARAM", `invite[${index}] is not a user identifier.`);
    if (userId === creator) throw new MatrixError("M_INVALID_PARAM", `invite[${index}] is the room's creator.`);
    return userId;
  });
  return [...new Set(userIds)];
}
