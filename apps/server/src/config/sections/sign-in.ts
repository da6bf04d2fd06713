import { field } from "../field.ts";
import { integer, pageAddresses } from "../kinds.ts";

/** How people sign in, and for how long. */
export const signInSection = {
  documentation: { en: "How people sign in.", zh: "登录方式。" },
  fields: {
    passwordLength: field({
      variable: "CONCLAVE_PASSWORD_LENGTH",
      kind: integer({ en: "a number from 8 to 128", zh: "8 到 128 之间的数" }, 8, 128),
      fallback: 12,
      documentation: { en: "How many characters a new password must have.", zh: "新密码至少需要的字符数。" },
    }),
    accessTokenMinutes: field({
      variable: "CONCLAVE_ACCESS_TOKEN_MINUTES",
      kind: integer({ en: "a number of minutes from 5 to 43200", zh: "5 到 43200 之间的分钟数" }, 5, 43_200),
      fallback: 60,
      documentation: {
        en: "How long an access token is good before the client renews it, for clients that can.",
        zh: "访问令牌在客户端续期之前的有效时长(适用于支持续期的客户端)。",
      },
    }),
    redirectUrls: field({
      variable: "CONCLAVE_REDIRECT_URLS",
      kind: pageAddresses,
      fallback: [],
      documentation: {
        en: "The pages of other clients to which people may be sent back after they signed in. The project's own are known.",
        zh: "登录后允许跳转回的其他客户端页面。本项目自身的页面无需列出。",
      },
      example: ["https://client.example.org/"],
    }),
  },
};
