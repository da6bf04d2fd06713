import { field } from "../field.ts";
import { choice } from "../kinds.ts";

/** What the log says. */
export const loggingSection = {
  documentation: {
    en: "The log: JSON lines on standard output. It never holds message content, tokens or keys.",
    zh: "日志:以 JSON 行写入标准输出。绝不包含消息内容、令牌或密钥。",
  },
  fields: {
    level: field({
      variable: "CONCLAVE_LOG_LEVEL",
      kind: choice("error", "warn", "info", "debug"),
      fallback: "info",
      documentation: { en: "The least severe level that is logged.", zh: "记录的最低级别。" },
    }),
  },
};
