import { presentAccount } from "@conclave/http/admin-api/present-account";
import type { AccountView } from "@conclave/services/administration/account-view";
import { type ListAccountsInput, listAccounts } from "@conclave/services/administration/list-accounts";
import type { Dispatcher } from "@conclave/services/core/verb";
import { loadConfig } from "../../config/load.ts";
import { type Command, configOption, jsonOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { plainText } from "../plain-text.ts";
import { readRole, roleOption, unknownRole } from "../role-option.ts";
import { refuseUsage } from "../usage.ts";
import { withDispatcher } from "../with-dispatcher.ts";

const pageLength = 500;

/** `conclave account list` */
export const command: Command = {
  summary: {
    en: "List accounts: identifier, role, state, devices, name.",
    zh: "列出账号:标识符、角色、状态、设备数、名称。",
  },
  operands: [],
  options: [
    {
      name: "search",
      value: "TEXT",
      documentation: { en: "only those with this in identifier or name", zh: "仅列出标识符或名称中包含此文本的账号" },
    },
    roleOption,
    configOption,
    jsonOption,
  ],
  async run(call, context) {
    const named = call.value("role");
    const role = named === undefined ? undefined : readRole(named);
    if (named !== undefined && role === undefined) return refuseUsage(context, unknownRole);
    const config = loadConfig({ ...context, file: call.value("config") });
    const search = call.value("search");
    const accounts = await withDispatcher(config, context, (dispatcher) => listAll(dispatcher, { search, role }));
    if (call.flag("json")) context.print(JSON.stringify(accounts.map(presentAccount), null, 2));
    else for (const account of accounts) context.print(describe(account));
    return exitCodes.ok;
  },
};

async function listAll(dispatcher: Dispatcher, filter: Omit<ListAccountsInput, "limit">): Promise<AccountView[]> {
  const accounts: AccountView[] = [];
  let from: string | undefined;
  do {
    const page = await dispatcher.run(listAccounts, { ...filter, from, limit: pageLength });
    accounts.push(...page.items);
    from = page.nextBatch;
  } while (from !== undefined);
  return accounts;
}

function describe({ userId, role, state, deviceCount, displayName }: AccountView): string {
  return [userId, role, state, String(deviceCount), plainText(displayName ?? "")].join("\t").trimEnd();
}
