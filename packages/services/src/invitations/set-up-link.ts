import { MatrixError } from "@conclave/protocol/matrix-error";
import { countAccountsOf } from "@conclave/storage/accounts/account-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { findSetUpToken, insertSetUpToken } from "@conclave/storage/invitations/set-up-token-store";
import { type Initiator, initiatedBy } from "../audit/initiator.ts";
import { command, query } from "../core/verb.ts";
import { freshToken, hashToken } from "../devices/access-token.ts";
import { linkTo } from "./link.ts";

/** Milliseconds: an hour. */
const lifetime = 60 * 60_000;

/** A link that is shown once, and how long it works. */
export interface ShownLink {
  readonly link: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Whether the organisation has, or ever had, an owner: then set-up is over. */
export async function hasOwner(tx: ReadTransaction): Promise<boolean> {
  return (await countAccountsOf(tx, "owner")) > 0;
}

/** @throws MatrixError `M_FORBIDDEN` when set-up is over. */
export async function requireNoOwner(tx: ReadTransaction): Promise<void> {
  if (await hasOwner(tx)) throw new MatrixError("M_FORBIDDEN", "This server is set up already.");
}

/**
 * Makes a link by which whoever opens it first sets the organisation up and becomes its owner. Earlier ones keep working for
 * their hour.
 *
 * Throws MatrixError `M_FORBIDDEN` when there is an owner.
 */
export const createSetUpLink = command(
  "invitations.create-set-up-link",
  async (context, input: { readonly by: Initiator | "server" }): Promise<ShownLink> => {
    await requireNoOwner(context.tx);
    const { token, hash } = freshToken(context.randomness, "cst");
    const expiresAt = context.now + lifetime;
    await insertSetUpToken(context.tx, { tokenHash: hash, expiresAt }, context.now);
    const by = input.by === "server" ? ({ actor: null, origin: "server" } as const) : initiatedBy(input.by);
    await context.record({ type: "setup-link.created", subject: null, ...by });
    return { link: linkTo(context.settings, "set-up", token), expiresAt };
  },
);

/**
 * When a set-up link stops working, in milliseconds since the epoch.
 *
 * @throws MatrixError `M_NOT_FOUND` unknown, used or expired; `M_FORBIDDEN` already set up.
 */
export async function requireSetUpToken(
  context: { readonly tx: ReadTransaction; readonly now: number },
  token: string,
): Promise<number> {
  // Said first: whoever opens a used link once more should learn that all is well.
  await requireNoOwner(context.tx);
  const expiresAt = await findSetUpToken(context.tx, hashToken(token), context.now);
  if (expiresAt === undefined) {
    throw new MatrixError("M_NOT_FOUND", "This link is unknown, used or expired. Ask for another: conclave setup-link");
  }
  return expiresAt;
}

/** `requireSetUpToken` as a query, for the page before it shows the form. */
export const inspectSetUp = query("invitations.inspect-set-up", (context, input: { readonly token: string }) =>
  requireSetUpToken(context, input.token),
);
