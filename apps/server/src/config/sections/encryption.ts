import { field } from "../field.ts";
import { choice } from "../kinds.ts";

/** End-to-end encryption. */
export const encryptionSection = {
  documentation: { en: "End-to-end encryption of conversations.", zh: "会话的端到端加密。" },
  fields: {
    policy: field({
      variable: "CONCLAVE_ENCRYPTION",
      kind: choice("required", "optional"),
      fallback: "required",
      documentation: {
        en: "`required`: every new room is encrypted, and messages in the clear are refused. `optional`: the room's creator chooses.",
        zh: "`required`:所有新房间均加密,拒绝明文消息。`optional`:由房间创建者选择。",
      },
    }),
    devices: field({
      variable: "CONCLAVE_ENCRYPTION_DEVICES",
      kind: choice("any", "verified"),
      fallback: "any",
      documentation: {
        en: "`any`: keys of messages go to every device in the room, unless the sender chose otherwise. `verified`: Conclave's web client gives keys only to devices that their owners verified, and sends nothing from others; where it is told so once, it goes on until its user turns it off. Other Matrix clients don't read this.",
        zh: "`any`:消息密钥发给房间内的所有设备,除非发送者另有选择。`verified`:Conclave 网页客户端只把密钥发给已由其所有者验证的设备,未验证的设备也不能发送;客户端一旦得知此要求便会一直遵守,直到用户自行关闭。其他 Matrix 客户端不读取此项。",
      },
    }),
  },
};
