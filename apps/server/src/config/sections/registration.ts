import { field, optionalField } from "../field.ts";
import { choice, text } from "../kinds.ts";

/** Who may have an account. */
export const registrationSection = {
  documentation: { en: "Who may have an account.", zh: "谁可以拥有账号。" },
  fields: {
    policy: field({
      variable: "CONCLAVE_REGISTRATION",
      kind: choice("closed", "invite", "open"),
      fallback: "invite",
      documentation: {
        en: "`closed`: administrators make accounts. `invite`: whoever has an invitation. `open`: anybody (development mode on loopback only).",
        zh: "`closed`:由管理员创建账号。`invite`:持有邀请者可注册。`open`:任何人(仅限回环地址上的开发模式)。",
      },
    }),
    secret: optionalField({
      variable: "CONCLAVE_REGISTRATION_SECRET",
      kind: text({ en: "1 to 512 visible ASCII characters", zh: "1 到 512 个可见 ASCII 字符" }, (written) =>
        /^[\x21-\x7e]{1,512}$/.test(written),
      ),
      otherwise: { en: "off", zh: "关闭" },
      secret: true,
      documentation: {
        en: "Lets test suites make accounts through the Synapse-compatible shared-secret registration (development mode on loopback only).",
        zh: "允许测试套件通过与 Synapse 兼容的共享密钥注册创建账号(仅限回环地址上的开发模式)。",
      },
      example: "only-for-tests",
    }),
  },
};
