import { listAccounts } from "@conclave/protocol/admin-api/list-accounts";
import { listAccounts as list } from "@conclave/services/administration/list-accounts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentAccount } from "./present-account.ts";
import { defaultLimit, presentNextBatch } from "./present-page.ts";

/** GET /_conclave/admin/v1/accounts */
export function listAccountsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listAccounts, async ({ query }) => {
    const page = await dispatcher.run(list, { ...query, limit: query.limit ?? defaultLimit });
    return { accounts: page.items.map(presentAccount), total: page.total, ...presentNextBatch(page) };
  });
}
