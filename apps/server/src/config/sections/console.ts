import { optionalField } from "../field.ts";
import { origin, port } from "../kinds.ts";

/** Where the administration console is served. */
export const consoleSection = {
  documentation: {
    en: "Where the administration console is served. On an origin of its own, a hole in the chat page doesn't reach it.",
    zh: "管理控制台的访问位置。使用独立的源时,聊天页面的漏洞不会波及控制台。",
  },
  fields: {
    port: optionalField({
      variable: "CONCLAVE_CONSOLE_PORT",
      kind: port,
      otherwise: { en: "served beside the chat, under /console/", zh: "与聊天页面同源,位于 /console/" },
      documentation: { en: "A port of its own for the console.", zh: "控制台使用的独立端口。" },
      example: 8009,
    }),
    publicUrl: optionalField({
      variable: "CONCLAVE_CONSOLE_URL",
      kind: origin,
      otherwise: {
        en: "the public address with the console's port",
        zh: "公开地址加上控制台端口",
      },
      documentation: {
        en: "The address that administrators type for the console, where it has a port of its own.",
        zh: "控制台使用独立端口时,管理员输入的访问地址。",
      },
      example: "https://console.example.org",
    }),
  },
};
