import { field, optionalField } from "../field.ts";
import { choice, contactAddress } from "../kinds.ts";

/** Whether browsers that are closed are told of news. */
export const pushSection = {
  documentation: {
    en: "Whether browsers that are closed are told of news (Web Push). By default they are not.",
    zh: "浏览器关闭时是否通知新消息(Web Push)。默认不通知。",
  },
  fields: {
    policy: field({
      variable: "CONCLAVE_WEB_PUSH",
      kind: choice("off", "on"),
      fallback: "off",
      documentation: {
        en: "`on`: people may turn on notifications while Conclave is closed, through those of their browsers' push services that are in `outbound.allow`: `fcm.googleapis.com` for Chrome, `updates.push.services.mozilla.com` for Firefox, `web.push.apple.com` for Safari. Such a service learns when a browser is told of something and from where, and carries where it happened and how much is unread, encrypted for the browser.",
        zh: "`on`:用户可启用关闭 Conclave 时的通知,经由 `outbound.allow` 中列出的浏览器推送服务:Chrome 为 `fcm.googleapis.com`,Firefox 为 `updates.push.services.mozilla.com`,Safari 为 `web.push.apple.com`。推送服务会知道何时有通知以及来自哪台服务器;所传内容(哪个房间、多少未读)只有该浏览器能解密。",
      },
    }),
    contact: optionalField({
      variable: "CONCLAVE_PUSH_CONTACT",
      kind: contactAddress,
      otherwise: { en: "the server's public address", zh: "服务器的公开地址" },
      documentation: {
        en: "Where push services can reach whoever runs this server, as RFC 8292 wants it.",
        zh: "推送服务联系本服务器运营者的地址(RFC 8292)。",
      },
      example: "mailto:admin@example.org",
    }),
  },
};
