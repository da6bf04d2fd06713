import { findAccounts } from "@conclave/storage/accounts/account-store";
import {
  countInvitations,
  type Invitation,
  type InvitationFilter,
  listInvitations as listStored,
} from "@conclave/storage/invitations/invitation-store";
import { type Page, pageOf, unknownPage } from "../core/page.ts";
import { query } from "../core/verb.ts";
import { type InvitationView, invitationState, viewInvitation } from "./invitation-state.ts";

export interface ListInvitationsInput {
  readonly state: InvitationFilter["state"];
  /** A `nextBatch` of the same list. */
  readonly from?: string | undefined;
  readonly limit: number;
}

/** Invitations, newest first, a page at a time. Throws MatrixError `M_INVALID_PARAM` for a `from` that is none. */
export const listInvitations = query(
  "invitations.list-invitations",
  async (context, input: ListInvitationsInput): Promise<Page<InvitationView>> => {
    const { tx, now } = context;
    const { state, from, limit } = input;
    const after = from === undefined ? undefined : placeOf(from);
    const found = await listStored(tx, { state, now, after, limit: limit + 1 });
    const page = pageOf(found, limit, ({ createdAt, invitationId }) => `${createdAt}.${invitationId}`);
    const total = await countInvitations(tx, { state, now });
    const makers = await findAccounts(
      tx,
      page.items.flatMap(({ createdBy }) => createdBy ?? []),
    );
    const items = page.items.map((invitation) =>
      viewInvitation(invitation, invitationState(invitation, now, makers.get(invitation.createdBy ?? ""))),
    );
    return { ...page, items, total };
  },
);

function placeOf(from: string): Pick<Invitation, "createdAt" | "invitationId"> {
  const [, createdAt, invitationId] = /^(\d{1,15})\.([\w-]+)$/.exec(from) ?? [];
  if (createdAt === undefined || invitationId === undefined) throw unknownPage();
  return { createdAt: Number(createdAt), invitationId };
}
