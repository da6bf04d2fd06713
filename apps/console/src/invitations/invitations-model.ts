import type { InvitationSummary } from "@conclave/protocol/admin-api/invitation";
import { listInvitations } from "@conclave/protocol/admin-api/list-invitations";
import { revokeInvitation } from "@conclave/protocol/admin-api/revoke-invitation";
import { createPagedList, type PagedList } from "@conclave/ui/loading/paged-list";
import { type Signal, signal } from "@preact/signals";
import type { Workplace } from "../workplace.ts";

export type InvitationFilter = "open" | "closed" | "all";

export interface InvitationsModel {
  readonly list: PagedList<InvitationSummary>;
  readonly filter: Signal<InvitationFilter>;
  setFilter(filter: InvitationFilter): Promise<void>;
  /** Throws what the server refuses. */
  revoke(invitation: InvitationSummary): Promise<void>;
}

/** The invitations of the organisation. */
export function createInvitationsModel({ request }: Workplace): InvitationsModel {
  const filter = signal<InvitationFilter>("open");
  const list = createPagedList<InvitationSummary>(async (from) => {
    const answer = await request(listInvitations, { query: { from, limit: 50, state: filter.value } });
    return { rows: answer.invitations, next: answer.next_batch, total: answer.total };
  });
  return {
    list,
    filter,
    setFilter(next) {
      filter.value = next;
      return list.restart();
    },
    async revoke({ invitation_id: invitationId }) {
      const revoked = await request(revokeInvitation, { params: { invitationId } });
      list.replace((row) => row.invitation_id === invitationId, revoked);
    },
  };
}
