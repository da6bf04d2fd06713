import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts around writing. */
export const t = catalogue(
  {
    "field-label": "Message",
    "field-placeholder": "Write a message",
    encrypted: "End-to-end encrypted",
    attach: "Attach files",
    send: "Send",
    picked: "Files to send",
    "picked-remove": "Take {name} out",
    drop: "Drop the files here",
    "refused-loading": "Checking this room's encryption …",
    "refused-not-joined": "You are not in this room.",
    "refused-forbidden": "You may read here, but not write.",
    "refused-encryption-lost-title": "Nothing is sent here",
    "refused-encryption-lost":
      "This room was encrypted and now claims that it isn't. That should never happen: tell your administrator.",
  },
  {
    "field-label": "消息",
    "field-placeholder": "输入消息",
    encrypted: "端到端加密",
    attach: "添加文件",
    send: "发送",
    picked: "待发送的文件",
    "picked-remove": "移除 {name}",
    drop: "将文件拖放到这里",
    "refused-loading": "正在检查此房间的加密状态…",
    "refused-not-joined": "你不在此房间中。",
    "refused-forbidden": "你可以阅读，但不能在此发言。",
    "refused-encryption-lost-title": "此处不会发送任何内容",
    "refused-encryption-lost": "此房间曾经加密，现在却声称未加密。这不应该发生，请告知管理员。",
  },
);
