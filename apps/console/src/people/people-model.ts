import type { AccountSummary } from "@conclave/protocol/admin-api/account";
import { assignRole } from "@conclave/protocol/admin-api/assign-role";
import { disableAccount } from "@conclave/protocol/admin-api/disable-account";
import { enableAccount } from "@conclave/protocol/admin-api/enable-account";
import { listAccounts } from "@conclave/protocol/admin-api/list-accounts";
import { resetAccount } from "@conclave/protocol/admin-api/reset-account";
import type { ResponseOf } from "@conclave/protocol/endpoint";
import type { Role } from "@conclave/protocol/permissions/role";
import { createPagedList, type PagedList } from "@conclave/ui/loading/paged-list";
import { type Signal, signal } from "@preact/signals";
import type { Workplace } from "../workplace.ts";

export type StateFilter = AccountSummary["state"] | "any";

/** A one-time link to set a new password. */
export type ResetLink = ResponseOf<typeof resetAccount>;

export interface PeopleModel {
  readonly list: PagedList<AccountSummary>;
  readonly search: Signal<string>;
  readonly state: Signal<StateFilter>;
  setState(state: StateFilter): Promise<void>;
  disable(account: AccountSummary): Promise<void>;
  enable(account: AccountSummary): Promise<void>;
  assignRole(account: AccountSummary, role: Role): Promise<void>;
  reset(account: AccountSummary, signOutEverywhere: boolean): Promise<ResetLink>;
}

/** The people of the organisation, and what can be done about an account. Each action throws what went wrong. */
export function createPeopleModel({ request }: Workplace): PeopleModel {
  const search = signal("");
  const state = signal<StateFilter>("any");
  const list = createPagedList<AccountSummary>(async (from) => {
    const query = {
      from,
      limit: 50,
      search: search.value.trim() || undefined,
      state: state.value === "any" ? undefined : state.value,
    };
    const answer = await request(listAccounts, { query });
    return { rows: answer.accounts, next: answer.next_batch, total: answer.total };
  });
  const replace = (next: AccountSummary) => list.replace((row) => row.user_id === next.user_id, next);
  const paramsOf = ({ user_id: userId }: AccountSummary) => ({ params: { userId } });
  return {
    list,
    search,
    state,
    setState(next) {
      state.value = next;
      return list.restart();
    },
    disable: async (account) => replace(await request(disableAccount, paramsOf(account))),
    enable: async (account) => replace(await request(enableAccount, paramsOf(account))),
    assignRole: async (account, role) => replace(await request(assignRole, { ...paramsOf(account), body: { role } })),
    reset: (account, signOutEverywhere) =>
      request(resetAccount, { ...paramsOf(account), body: { sign_out_everywhere: signOutEverywhere } }),
  };
}

/** The name to call a person by: the display name, or the user identifier where there is none. */
export function nameOf(account: AccountSummary): string {
  return account.display_name ?? account.user_id;
}
