import { field } from "../field.ts";
import { choice } from "../kinds.ts";

/** Whether the server looks at pages that people write of. */
export const previewsSection = {
  documentation: {
    en: "Whether the server looks at pages that people write of. By default it looks at none.",
    zh: "服务器是否查看消息中提到的网页。默认不查看任何网页。",
  },
  fields: {
    policy: field({
      variable: "CONCLAVE_URL_PREVIEWS",
      kind: choice("off", "on"),
      fallback: "off",
      documentation: {
        en: "`on`: title and description of pages on the destinations of `outbound.allow` are shown to clients that ask. Whoever asks about an address of an encrypted conversation tells the server of it.",
        zh: "`on`:客户端请求时,提供 `outbound.allow` 所列目的地上网页的标题与描述。若为加密对话中的地址请求预览,服务器即会得知该地址。",
      },
    }),
  },
};
