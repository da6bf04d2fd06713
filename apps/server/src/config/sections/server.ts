import { isServerName } from "@conclave/protocol/identifiers/server-name";
import { field, optionalField } from "../field.ts";
import { choice, listenAddresses, loopbackAddresses, networks, origin, port, text } from "../kinds.ts";

/** Who the server is and where it listens. */
export const serverSection = {
  documentation: { en: "Who the server is and where it listens.", zh: "服务器的身份与监听地址。" },
  fields: {
    name: optionalField({
      variable: "CONCLAVE_SERVER_NAME",
      kind: text({ en: "a server name such as example.org", zh: "形如 example.org 的服务器名称" }, isServerName),
      otherwise: { en: "asked at set-up", zh: "在初始设置时询问" },
      documentation: {
        en: "The part after the colon in every identifier (`@alice:example.org`). It can never be changed. When it is given, the set-up page doesn't ask for it.",
        zh: "每个标识符中冒号之后的部分(`@alice:example.org`)。设定后永远不能更改。如已给出,设置页面不再询问。",
      },
      example: "example.org",
    }),
    publicUrl: optionalField({
      variable: "CONCLAVE_PUBLIC_URL",
      kind: origin,
      otherwise: {
        en: "`http://localhost:PORT` (`https://` with a certificate); needed where others can reach the server",
        zh: "`http://localhost:端口`(有证书时为 `https://`);他人可访问服务器时必须给出",
      },
      documentation: {
        en: "The address that people type. Links, redirects and the clients' discovery are made from it.",
        zh: "人们输入的访问地址。链接、跳转以及客户端发现均由此生成。",
      },
      example: "https://chat.example.org",
    }),
    mode: optionalField({
      variable: "CONCLAVE_MODE",
      kind: choice("development", "production"),
      otherwise: {
        en: "`development` while only this machine can reach the server (plain HTTP on loopback, no proxy, no public address), else `production`",
        zh: "仅本机可访问时(回环地址上的纯 HTTP,无代理,无公开地址)为 `development`,否则为 `production`",
      },
      documentation: {
        en: "`development` is for evaluation and tests: the root key may lie in the data folder. Only where it is asked for by name may registration be open, rate limits off, or a registration secret set.",
        zh: "`development` 用于评估与测试:根密钥可放在数据文件夹内。只有明确指定此模式,才允许开放注册、关闭速率限制或设置注册密钥。",
      },
      example: "production",
    }),
    host: field<readonly string[]>({
      variable: "CONCLAVE_HOST",
      kind: listenAddresses,
      fallback: loopbackAddresses,
      documentation: {
        en: "The addresses to listen on. Off loopback a certificate or a declared proxy is needed.",
        zh: "监听的地址。非回环地址需要证书或已声明的代理。",
      },
    }),
    port: field({
      variable: "CONCLAVE_PORT",
      kind: port,
      fallback: 8008,
      documentation: { en: "The port to listen on.", zh: "监听的端口。" },
    }),
    trustedProxy: field<readonly string[]>({
      variable: "CONCLAVE_TRUSTED_PROXY",
      kind: networks,
      fallback: [],
      documentation: {
        en: "The addresses of the reverse proxies that end TLS in front of the server. Only their `X-Forwarded-For` is believed, and off loopback only they may speak plain HTTP.",
        zh: "在服务器前终结 TLS 的反向代理地址。只信任它们的 `X-Forwarded-For`;在非回环地址上,只有它们可以使用纯 HTTP。",
      },
      example: ["10.0.0.5"],
    }),
  },
};
