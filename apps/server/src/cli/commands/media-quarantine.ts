import type { QuarantineTarget } from "@conclave/services/administration/quarantine";
import { quarantineMedia } from "@conclave/services/administration/quarantine-media";
import { loadConfig } from "../../config/load.ts";
import { type Command, configOption, jsonOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { withDispatcher } from "../with-dispatcher.ts";

/** `conclave media quarantine` */
export const command: Command = {
  summary: {
    en: "Give a file, or all files of a person or a room, to nobody any more.",
    zh: "不再向任何人提供某个文件,或某人、某房间的全部文件。",
  },
  details: {
    en: "Nothing is deleted; --undo gives the files back. Of a room only the files that its readable events name are found: an encrypted event holds its address inside the ciphertext. Quarantine those by their address, or by who sent them.",
    zh: "不会删除任何内容;--undo 可恢复提供。对房间只能找到可读事件所引用的文件:加密事件的地址在密文之内,请按文件地址或发送者隔离。",
  },
  operands: [
    {
      name: "TARGET",
      documentation: {
        en: "mxc://example.org/…, @name:example.org or !room",
        zh: "mxc://example.org/…、@name:example.org 或 !room",
      },
    },
  ],
  options: [
    { name: "undo", documentation: { en: "give the files back", zh: "恢复提供这些文件" } },
    configOption,
    jsonOption,
  ],
  async run(call, context) {
    const [text = ""] = call.operands;
    const config = loadConfig({ ...context, file: call.value("config") });
    const isQuarantined = !call.flag("undo");
    const files = await withDispatcher(config, context, (dispatcher) =>
      quarantineMedia(dispatcher, { by: "command-line", target: targetOf(text), isQuarantined }),
    );
    if (call.flag("json")) context.print(JSON.stringify({ files }));
    else context.print({ en: `Files changed: ${files}`, zh: `已更改的文件数:${files}` }[context.language]);
    return exitCodes.ok;
  },
};

function targetOf(text: string): QuarantineTarget {
  if (text.startsWith("@")) return { userId: text };
  return text.startsWith("!") ? { roomId: text } : { contentUri: text };
}
