import { userIdOf } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { resetAccount } from "@conclave/services/administration/reset-account";
import type { Dispatcher } from "@conclave/services/core/verb";
import { readIdentity } from "@conclave/services/instance/read-identity";
import { loadConfig } from "../../config/load.ts";
import { type Command, configOption, jsonOption, printOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { momentText, refuseHiddenLink } from "../shown-link.ts";
import { withDispatcher } from "../with-dispatcher.ts";

/** `conclave account reset` */
export const command: Command = {
  summary: {
    en: "Take an account's password away and make a link that sets a new one.",
    zh: "废除账号的密码,并生成用于设置新密码的链接。",
  },
  details: {
    en: "The link works once, for 24 hours. The sessions stay, unless --sign-out ends them: with the last one the keys to encrypted messages are gone, except from a recovery key.",
    zh: "链接仅可使用一次,有效期 24 小时。现有会话保留,除非使用 --sign-out:最后一个会话结束后,除恢复密钥外,加密消息的密钥将不复存在。",
  },
  operands: [{ name: "NAME", documentation: { en: "a name, or a whole identifier", zh: "用户名或完整标识符" } }],
  options: [
    { name: "sign-out", documentation: { en: "end every session", zh: "结束所有会话" } },
    printOption,
    configOption,
    jsonOption,
  ],
  async run(call, context) {
    const [name = ""] = call.operands;
    const config = loadConfig({ ...context, file: call.value("config") });
    const refusal = refuseHiddenLink(call, context);
    if (refusal !== undefined) return refusal;
    const { link, expiresAt } = await withDispatcher(config, context, async (dispatcher) =>
      dispatcher.run(resetAccount, {
        by: "command-line",
        userId: await resolve(dispatcher, name),
        endSessions: call.flag("sign-out"),
      }),
    );
    if (call.flag("json")) context.print(JSON.stringify({ link, expires_ts: expiresAt }));
    else {
      context.print(link);
      context.warn(
        {
          en: `The old password no longer works. The link works once, until ${momentText(expiresAt)}.`,
          zh: `旧密码已失效。链接仅可使用一次,有效期至 ${momentText(expiresAt)}。`,
        }[context.language],
      );
    }
    return exitCodes.ok;
  },
};

async function resolve(dispatcher: Dispatcher, name: string): Promise<string> {
  if (name.startsWith("@")) return name;
  const identity = await dispatcher.run(readIdentity, null);
  if (identity === undefined) throw new MatrixError("IO.CONCLAVE.NOT_SET_UP", "This server is not set up yet.");
  return userIdOf(name.toLowerCase(), identity.serverName);
}
