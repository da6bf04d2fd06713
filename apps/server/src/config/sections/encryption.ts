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
  },
};
