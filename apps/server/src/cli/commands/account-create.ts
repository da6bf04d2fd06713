import { presentAccount } from "@conclave/http/admin-api/present-account";
import { checkUserName } from "@conclave/services/accounts/check-user-name";
import { passwordHasher } from "@conclave/services/accounts/password-hasher";
import { createAccount } from "@conclave/services/administration/create-account";
import { requireStrongPassword } from "@conclave/services/workflows/register";
import { loadConfig } from "../../config/load.ts";
import { settingsOf } from "../../wire/settings.ts";
import { type Command, configOption, jsonOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { readRole, roleOption, unknownRole } from "../role-option.ts";
import { refuseUsage } from "../usage.ts";
import { withDispatcher } from "../with-dispatcher.ts";

/** `conclave account create` */
export const command: Command = {
  summary: { en: "Make an account.", zh: "创建账号。" },
  details: {
    en: "The password is read from the standard input, so that it stands in no list of processes and no history. A member unless --role says more.",
    zh: "密码从标准输入读取,因此不会出现在进程列表或命令历史中。未给出 --role 时为普通成员(member)。",
  },
  operands: [{ name: "NAME", documentation: { en: "what stands before the colon", zh: "冒号之前的用户名" } }],
  options: [
    roleOption,
    { name: "password-stdin", documentation: { en: "read the password (needed)", zh: "读取密码(必需)" } },
    configOption,
    jsonOption,
  ],
  async run(call, context) {
    const [localpart = ""] = call.operands;
    const role = readRole(call.value("role") ?? "member");
    if (role === undefined) return refuseUsage(context, unknownRole);
    if (!call.flag("password-stdin")) {
      return refuseUsage(context, {
        en: "Give the password on the standard input, and say --password-stdin.",
        zh: "请通过标准输入给出密码,并加上 --password-stdin。",
      });
    }
    const config = loadConfig({ ...context, file: call.value("config") });
    const password = await context.readInput();
    const account = await withDispatcher(
      config,
      context,
      async (dispatcher) => {
        const userId = await dispatcher.run(checkUserName, { localpart });
        await requireStrongPassword({ dispatcher, settings: settingsOf(config) }, password, userId);
        const passwordHash = await passwordHasher(context.randomness).hash(password);
        return dispatcher.run(createAccount, { localpart, role, passwordHash });
      },
      "create",
    );
    context.print(call.flag("json") ? JSON.stringify(presentAccount(account)) : account.userId);
    return exitCodes.ok;
  },
};
