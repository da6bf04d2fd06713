import { resolve, sep } from "node:path";
import type { Text } from "../text.ts";
import { type Config, isLoopbackOnly, isLoopbackOrigin } from "./config.ts";

/** Settings that are each valid, and together are not. */
export interface Refusal {
  /** `section.key` of the setting to look at first. */
  readonly key: string;
  readonly applies: (config: Config) => boolean;
  /** What is refused, and what to do instead. */
  readonly text: Text;
}

/** Whether a hole that tests need is harmless: asked for by name, and nobody but this machine can reach it. */
function isForTests({ server }: Config): boolean {
  return server.mode === "development" && server.isModeExplicit && isOnThisMachine(server);
}

function isOnThisMachine({ host, trustedProxy, publicUrl }: Config["server"]): boolean {
  return isLoopbackOnly(host) && trustedProxy.length === 0 && isLoopbackOrigin(publicUrl);
}

const onlyForTests: Text = {
  en: "Only with CONCLAVE_MODE=development, CONCLAVE_HOST=localhost and no proxy or public address.",
  zh: "仅在 CONCLAVE_MODE=development、CONCLAVE_HOST=localhost 且没有代理和公开地址时允许。",
};

/** Every combination that a server refuses to start with. */
export const refusals: readonly Refusal[] = [
  {
    key: "registration.policy",
    applies: (config) => config.registration.policy === "open" && !isForTests(config),
    text: {
      en: `open registration lets anybody in. Use "invite" and send invitations. ${onlyForTests.en}`,
      zh: `开放注册会让任何人进入。请使用 "invite" 并发送邀请。${onlyForTests.zh}`,
    },
  },
  {
    key: "registration.secret",
    applies: (config) => config.registration.secret !== undefined && !isForTests(config),
    text: {
      en: `whoever has the secret can make an administrator. Use \`conclave account create\` instead. ${onlyForTests.en}`,
      zh: `持有该密钥者可以创建管理员。请改用 \`conclave account create\`。${onlyForTests.zh}`,
    },
  },
  {
    key: "limits.rate_limits",
    applies: (config) => config.limits.rateLimits === "off" && !isForTests(config),
    text: {
      en: `without limits passwords can be guessed. Leave it "on". ${onlyForTests.en}`,
      zh: `没有速率限制,密码可能被猜出。请保持 "on"。${onlyForTests.zh}`,
    },
  },
  {
    key: "server.host",
    applies: ({ server, tls }) =>
      !isLoopbackOnly(server.host) && tls.certificate === undefined && server.trustedProxy.length === 0,
    text: {
      en: "plain HTTP is refused where others can reach it. Give a certificate (CONCLAVE_TLS_CERTIFICATE and CONCLAVE_TLS_KEY), or declare the proxy that ends TLS (CONCLAVE_TRUSTED_PROXY), or listen on localhost.",
      zh: "他人可访问时拒绝使用纯 HTTP。请提供证书(CONCLAVE_TLS_CERTIFICATE 与 CONCLAVE_TLS_KEY),或声明终结 TLS 的代理(CONCLAVE_TRUSTED_PROXY),或只监听 localhost。",
    },
  },
  {
    key: "server.public_url",
    applies: ({ server }) =>
      (!isLoopbackOnly(server.host) || server.trustedProxy.length > 0) && isLoopbackOrigin(server.publicUrl),
    text: {
      en: "others can reach the server: say which address they type, such as https://chat.example.org.",
      zh: "他人可以访问此服务器:请给出他们输入的地址,例如 https://chat.example.org。",
    },
  },
  {
    key: "server.public_url",
    applies: ({ server }) => server.publicUrl.startsWith("http:") && !isLoopbackOrigin(server.publicUrl),
    text: {
      en: "must start with https://; browsers encrypt and keep keys only on secure origins.",
      zh: "必须以 https:// 开头;浏览器只在安全的源上加密和保存密钥。",
    },
  },
  {
    key: "tls.certificate",
    applies: ({ tls }) => tls.certificate === undefined && tls.key !== undefined,
    text: { en: "is needed beside tls.key.", zh: "与 tls.key 必须同时给出。" },
  },
  {
    key: "tls.key",
    applies: ({ tls }) => tls.key === undefined && tls.certificate !== undefined,
    text: { en: "is needed beside tls.certificate.", zh: "与 tls.certificate 必须同时给出。" },
  },
  {
    key: "keys.root_key_file",
    applies: ({ server, keys, storage }) =>
      server.mode === "production" && resolve(keys.rootKeyFile).startsWith(resolve(storage.data) + sep),
    text: {
      en: "in production mode the root key must lie outside the data folder, or whoever copies the data has its key. Move root.key (for example to /etc/conclave/root.key, mode 0600) and give its path.",
      zh: "生产模式下根密钥必须位于数据文件夹之外,否则复制数据者即得到密钥。请移动 root.key(例如到 /etc/conclave/root.key,权限 0600)并给出其路径。",
    },
  },
  {
    key: "storage.database",
    applies: ({ storage }) => storage.database === "postgres",
    text: {
      en: 'the server doesn\'t run on PostgreSQL yet. Use "sqlite".',
      zh: '服务器尚不支持 PostgreSQL。请使用 "sqlite"。',
    },
  },
  {
    key: "console.port",
    applies: ({ server, console }) => console.port !== undefined && console.port !== 0 && console.port === server.port,
    text: { en: "must differ from server.port.", zh: "必须与 server.port 不同。" },
  },
  {
    key: "console.public_url",
    applies: ({ console }) => console.publicUrl?.startsWith("http:") === true && !isLoopbackOrigin(console.publicUrl),
    text: {
      en: "must start with https://; browsers encrypt and keep keys only on secure origins.",
      zh: "必须以 https:// 开头;浏览器只在安全的源上加密和保存密钥。",
    },
  },
];
