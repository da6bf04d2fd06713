import { createSetUpLink } from "@conclave/services/invitations/create-set-up-link";
import { loadConfig } from "../../config/load.ts";
import { type Command, configOption, jsonOption, printOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { momentText, refuseHiddenLink } from "../shown-link.ts";
import { withDispatcher } from "../with-dispatcher.ts";

/** `conclave setup-link` */
export const command: Command = {
  summary: {
    en: "Make a link that sets the organisation up and makes its owner.",
    zh: "生成用于设置组织并创建所有者的链接。",
  },
  details: {
    en: "It works once, for an hour. Refused (4) once there is an owner: use `conclave account create` then.",
    zh: "仅可使用一次,有效期一小时。已有所有者时会被拒绝(4),届时请使用 `conclave account create`。",
  },
  operands: [],
  options: [printOption, configOption, jsonOption],
  async run(call, context) {
    const config = loadConfig({ ...context, file: call.value("config") });
    const refusal = refuseHiddenLink(call, context);
    if (refusal !== undefined) return refusal;
    const { link, expiresAt } = await withDispatcher(
      config,
      context,
      (dispatcher) => dispatcher.run(createSetUpLink, { by: "command-line" }),
      "create",
    );
    if (call.flag("json")) context.print(JSON.stringify({ link, expires_ts: expiresAt }));
    else {
      context.print(link);
      context.warn(
        {
          en: `Works once, until ${momentText(expiresAt)}.`,
          zh: `仅可使用一次,有效期至 ${momentText(expiresAt)}。`,
        }[context.language],
      );
    }
    return exitCodes.ok;
  },
};
