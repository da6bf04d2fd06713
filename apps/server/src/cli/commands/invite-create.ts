import { presentInvitation } from "@conclave/http/admin-api/present-invitation";
import { usualInvitationLifetime } from "@conclave/protocol/admin-api/create-invitation";
import { createInvitation } from "@conclave/services/invitations/create-invitation";
import { loadConfig } from "../../config/load.ts";
import type { Text } from "../../text.ts";
import { type Command, configOption, jsonOption, printOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { readRole, roleOption, unknownRole } from "../role-option.ts";
import { momentText, refuseHiddenLink } from "../shown-link.ts";
import { refuseUsage } from "../usage.ts";
import { withDispatcher } from "../with-dispatcher.ts";

const hour = 60 * 60_000;

/** `conclave invite create` */
export const command: Command = {
  summary: { en: "Make a link by which people join.", zh: "生成用于加入组织的链接。" },
  details: {
    en: "For one person and seven days, as a member, unless said otherwise.",
    zh: "默认仅供一人使用,有效期七天,角色为普通成员(member)。",
  },
  operands: [],
  options: [
    { name: "uses", value: "N", documentation: { en: "for how many people: 1 to 100", zh: "可供多少人使用:1 到 100" } },
    {
      name: "expires",
      value: "TIME",
      documentation: { en: "how long it works: 1h to 30d", zh: "有效期:1h 到 30d(h 为小时,d 为天)" },
    },
    roleOption,
    { name: "name", value: "NAME", documentation: { en: "suggest a user name", zh: "建议的用户名" } },
    { name: "note", value: "TEXT", documentation: { en: "whom it is for, for the list", zh: "备注给谁,显示在列表中" } },
    printOption,
    configOption,
    jsonOption,
  ],
  async run(call, context) {
    const role = readRole(call.value("role") ?? "member");
    if (role === undefined) return refuseUsage(context, unknownRole);
    const usesAllowed = readUses(call.value("uses") ?? "1");
    if (usesAllowed === undefined) return refuseUsage(context, wrongUses);
    const expires = call.value("expires");
    const validFor = expires === undefined ? usualInvitationLifetime : readDuration(expires);
    if (validFor === undefined) return refuseUsage(context, wrongDuration);
    const note = call.value("note");
    if (note !== undefined && (note === "" || note.length > longestNote)) return refuseUsage(context, wrongNote);
    const config = loadConfig({ ...context, file: call.value("config") });
    const refusal = refuseHiddenLink(call, context);
    if (refusal !== undefined) return refusal;
    const suggestedLocalpart = call.value("name");
    const { invitation, link } = await withDispatcher(config, context, (dispatcher) =>
      dispatcher.run(createInvitation, {
        by: "command-line",
        validFor,
        usesAllowed,
        role,
        suggestedLocalpart,
        note,
      }),
    );
    if (call.flag("json")) context.print(JSON.stringify({ invitation: presentInvitation(invitation), link }));
    else {
      context.print(link);
      const until = momentText(invitation.expiresAt);
      context.warn(
        { en: `Works until ${until}, uses: ${usesAllowed}.`, zh: `有效期至 ${until},可用次数:${usesAllowed}。` }[
          context.language
        ],
      );
    }
    return exitCodes.ok;
  },
};

const wrongUses: Text = { en: "--uses must be a number from 1 to 100.", zh: "--uses 必须是 1 到 100 的数字。" };
const wrongDuration: Text = {
  en: "--expires must be from 1h to 30d, such as 12h or 7d.",
  zh: "--expires 必须在 1h 到 30d 之间,例如 12h 或 7d。",
};
const longestNote = 200;
const wrongNote: Text = { en: "--note has 1 to 200 characters.", zh: "--note 须为 1 到 200 个字符。" };

function readUses(text: string): number | undefined {
  const uses = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return uses >= 1 && uses <= 100 ? uses : undefined;
}

/** `12h`, `7d` in milliseconds. */
function readDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,3})([hd])$/.exec(text) ?? [];
  const duration = Number(count) * (unit === "d" ? 24 * hour : hour);
  return duration >= hour && duration <= 30 * 24 * hour ? duration : undefined;
}
