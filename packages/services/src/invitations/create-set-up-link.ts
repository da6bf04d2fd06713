import { insertSetUpToken } from "@conclave/storage/invitations/set-up-token-store";
import { type Initiator, initiatedBy } from "../audit/initiator.ts";
import { command } from "../core/verb.ts";
import { freshToken } from "../devices/access-token.ts";
import { linkTo } from "./link.ts";
import { requireNoOwner, type ShownLink } from "./set-up-link.ts";

/** Milliseconds: an hour. */
const lifetime = 60 * 60_000;

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
