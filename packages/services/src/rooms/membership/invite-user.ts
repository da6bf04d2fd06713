import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { command } from "../../core/verb.ts";
import { requireRoom } from "../require-room.ts";
import { changeMembership } from "./change-membership.ts";
import { requireInvitable } from "./invitable-person.ts";
import { profileContentOf } from "./profile-content.ts";

export interface InviteInput {
  readonly sender: UserId;
  readonly roomId: RoomId;
  /** Absent when the client gave an address instead. */
  readonly target: UserId | undefined;
  /** Whether the client gave an e-mail address or telephone number. */
  readonly byAddress: boolean;
  readonly reason: string | undefined;
}

/**
 * Invites somebody.
 *
 * @throws MatrixError `M_THREEPID_DENIED` for an address, `M_MISSING_PARAM` without anybody, and as `requireInvitable` and
 * `appendEvent` do.
 */
export const inviteUser = command("rooms.invite-user", async (context, input: InviteInput): Promise<void> => {
  if (input.target === undefined) throw input.byAddress ? invitationByAddress() : missingPerson();
  const room = await requireRoom(context.tx, input.roomId);
  await requireInvitable(context, input.target);
  await changeMembership(context, room, {
    sender: input.sender,
    target: input.target,
    membership: "invite",
    reason: input.reason,
    more: await profileContentOf(context.tx, input.target),
  });
});

/** The refusal of an invitation by e-mail address or telephone number: no identity server is asked, ever. */
export function invitationByAddress(): MatrixError {
  return new MatrixError(
    "M_THREEPID_DENIED",
    "People can't be invited by e-mail address or telephone number here: invite them by their user identifier.",
  );
}

function missingPerson(): MatrixError {
  return new MatrixError("M_MISSING_PARAM", "user_id is missing from the body.");
}
