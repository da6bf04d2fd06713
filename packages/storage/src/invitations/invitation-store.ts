import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface Invitation {
  /** Not the secret: a name for lists and for revoking. */
  readonly invitationId: string;
  readonly tokenHash: string;
  /** Null for the command line's. */
  readonly createdBy: UserId | null;
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usesAllowed: number;
  readonly usesCompleted: number;
  readonly revokedAt: number | null;
  /** Of the accounts that it makes. */
  readonly role: Role;
  readonly suggestedLocalpart: string | null;
  /** Whom it is for. */
  readonly note: string | null;
}

const columns = [
  "invitation_id as invitationId",
  "token_hash as tokenHash",
  "created_by as createdBy",
  "created_at as createdAt",
  "expires_at as expiresAt",
  "uses_allowed as usesAllowed",
  "uses_completed as usesCompleted",
  "revoked_at as revokedAt",
  "role",
  "suggested_localpart as suggestedLocalpart",
  "note",
] as const;

/** The invitation of that identifier, whatever became of it. */
export async function findInvitation(tx: ReadTransaction, invitationId: string): Promise<Invitation | undefined> {
  return tx.query
    .selectFrom("invitations")
    .select(columns)
    .where("invitation_id", "=", invitationId)
    .executeTakeFirst();
}

/** The invitation whose secret has that hash, whatever became of it. */
export async function findInvitationByToken(tx: ReadTransaction, tokenHash: string): Promise<Invitation | undefined> {
  return tx.query.selectFrom("invitations").select(columns).where("token_hash", "=", tokenHash).executeTakeFirst();
}

/** Adds an invitation that nobody has used yet. */
export async function insertInvitation(
  tx: WriteTransaction,
  invitation: Omit<Invitation, "usesCompleted" | "revokedAt">,
): Promise<void> {
  await tx.query
    .insertInto("invitations")
    .values({
      invitation_id: invitation.invitationId,
      token_hash: invitation.tokenHash,
      created_by: invitation.createdBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      uses_allowed: invitation.usesAllowed,
      uses_completed: 0,
      revoked_at: null,
      role: invitation.role,
      suggested_localpart: invitation.suggestedLocalpart,
      note: invitation.note,
    })
    .execute();
}

/** Notes that an invitation was used once more. */
export async function countInvitationUse(tx: WriteTransaction, invitationId: string): Promise<void> {
  await tx.query
    .updateTable("invitations")
    .set((row) => ({ uses_completed: row("uses_completed", "+", 1) }))
    .where("invitation_id", "=", invitationId)
    .execute();
}

/** Notes that an invitation was revoked. */
export async function revokeInvitation(tx: WriteTransaction, invitationId: string, at: number): Promise<void> {
  await tx.query.updateTable("invitations").set({ revoked_at: at }).where("invitation_id", "=", invitationId).execute();
}

export interface InvitationFilter {
  /** `open`: can be used now. `closed`: no longer. */
  readonly state: "open" | "closed" | "all";
  readonly now: number;
}

/** The invitations that match, newest first, from behind `after` on. */
export async function listInvitations(
  tx: ReadTransaction,
  page: InvitationFilter & {
    /** The last one of the page before. */
    readonly after?: Pick<Invitation, "createdAt" | "invitationId"> | undefined;
    readonly limit: number;
  },
): Promise<readonly Invitation[]> {
  const { after } = page;
  let query = matching(tx, page)
    .select(columns)
    .orderBy("created_at", "desc")
    .orderBy("invitation_id", "desc")
    .limit(page.limit);
  if (after !== undefined) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb("created_at", "<", after.createdAt),
        and([eb("created_at", "=", after.createdAt), eb("invitation_id", "<", after.invitationId)]),
      ]),
    );
  }
  return query.execute();
}

/** How many invitations match. */
export async function countInvitations(tx: ReadTransaction, filter: InvitationFilter): Promise<number> {
  const row = await matching(tx, filter)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

function matching(tx: ReadTransaction, { state, now }: InvitationFilter) {
  const query = tx.query.selectFrom("invitations");
  if (state === "open") {
    return query
      .where("revoked_at", "is", null)
      .where("expires_at", ">", now)
      .whereRef("uses_completed", "<", "uses_allowed");
  }
  if (state === "closed") {
    return query.where(({ eb, or }) =>
      or([
        eb("revoked_at", "is not", null),
        eb("expires_at", "<=", now),
        eb("uses_completed", ">=", eb.ref("uses_allowed")),
      ]),
    );
  }
  return query;
}
