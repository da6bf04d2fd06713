import {
  type AccountFilter,
  countAccountSummaries,
  listAccountSummaries,
} from "@conclave/storage/administration/account-summary-store";
import { type Page, pageOf } from "../core/page.ts";
import { query } from "../core/verb.ts";
import { type AccountView, viewAccount } from "./account-view.ts";

export interface ListAccountsInput extends AccountFilter {
  /** A `nextBatch` of the same list: a user identifier. */
  readonly from?: string | undefined;
  readonly limit: number;
}

/** The people of the organisation by user identifier, a page at a time. */
export const listAccounts = query(
  "administration.list-accounts",
  async (context, input: ListAccountsInput): Promise<Page<AccountView>> => {
    const { from, limit, ...filter } = input;
    const found = await listAccountSummaries(context.tx, { ...filter, after: from, limit: limit + 1 });
    const page = pageOf(found, limit, (account) => account.userId);
    return { ...page, items: page.items.map(viewAccount), total: await countAccountSummaries(context.tx, filter) };
  },
);
