import { randomToken } from "@conclave/base/randomness";
import { localpartOf } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Role } from "@conclave/protocol/permissions/role";
import { mayInviteAs } from "@conclave/rules/access/account-changes";
import { requireAllowed } from "@conclave/rules/rooms/authorization/verdict";
import { findInvitation, insertInvitation } from "@conclave/storage/invitations/invitation-store";
import { newUserId, requireFreeUserId } from "../accounts/create-account.ts";
import { roleOf } from "../accounts/role-of.ts";
import { type Initiator, initiatedBy } from "../audit/initiator.ts";
import { type CommandContext, command } from "../core/verb.ts";
import { freshToken } from "../devices/access-token.ts";
import type { Settings } from "../instance/settings.ts";
import { type InvitationView, viewInvitation } from "./invitation-state.ts";
import { linkTo } from "./link.ts";

export interface NewInvitation {
  readonly by: Initiator;
  /** Milliseconds. */
  readonly validFor: number;
  readonly usesAllowed: number;
  /** Of the accounts that it makes. */
  readonly role: Role;
  readonly suggestedLocalpart?: string | undefined;
  readonly note?: string | undefined;
}

/** An invitation with its link, which is shown this once. */
export interface CreatedInvitation {
  readonly invitation: InvitationView;
  readonly link: string;
}

/**
 * Makes an invitation.
 *
 * Throws MatrixError `M_FORBIDDEN` for a role above the inviter's, or where registration is closed; `M_INVALID_USERNAME` or
 * `M_USER_IN_USE` for the suggested localpart, `M_INVALID_PARAM` when it goes with several uses; `IO.CONCLAVE.NOT_SET_UP`.
 */
export const createInvitation = command(
  "invitations.create-invitation",
  async (context, input: NewInvitation): Promise<CreatedInvitation> => {
    const { by, role, usesAllowed } = input;
    context.instance();
    requireInvitations(context.settings);
    if (by !== "command-line") requireAllowed(mayInviteAs(await roleOf(context.tx, by), role));
    const { token, hash } = freshToken(context.randomness, "cit");
    const invitationId = randomToken(context.randomness, 12);
    const expiresAt = context.now + input.validFor;
    await insertInvitation(context.tx, {
      invitationId,
      tokenHash: hash,
      createdBy: by === "command-line" ? null : by,
      createdAt: context.now,
      expiresAt,
      usesAllowed,
      role,
      suggestedLocalpart: await suggestedLocalpart(context, input),
      note: input.note ?? null,
    });
    const detail = { role, uses_allowed: usesAllowed, expires_ts: expiresAt };
    await context.record({ type: "invitation.created", subject: invitationId, detail, ...initiatedBy(by) });
    const invitation = await findInvitation(context.tx, invitationId);
    if (invitation === undefined) throw new Error("The invitation that was just made is not there.");
    return {
      invitation: viewInvitation(invitation, "open"),
      link: linkTo(context.settings, "invitation", token),
    };
  },
);

/** @throws MatrixError `M_FORBIDDEN` where nobody may join by invitation. */
export function requireInvitations(settings: Settings): void {
  if (settings.registration === "closed") {
    throw new MatrixError("M_FORBIDDEN", "Registration is closed: administrators make the accounts.");
  }
}

async function suggestedLocalpart(context: CommandContext, input: NewInvitation): Promise<string | null> {
  if (input.suggestedLocalpart === undefined) return null;
  if (input.usesAllowed > 1) {
    throw new MatrixError("M_INVALID_PARAM", "suggested_localpart: an invitation with a name is for one person.");
  }
  const userId = newUserId(input.suggestedLocalpart, context.instance().serverName);
  await requireFreeUserId(context.tx, userId);
  return localpartOf(userId);
}
