import { catalogue } from "./catalogue.ts";

export const english = {
  close: "Close",
  "show-password": "Show password",
  "hide-password": "Hide password",
  copy: "Copy",
  copied: "Copied",
  "copy-failed": "Could not copy. Select the text and copy it by hand.",
  loading: "Loading",
  dismiss: "Dismiss",
  "next-page": "Next page",
  "previous-page": "Previous page",
  page: "Page {number}",
  total: "{count} in all",
  language: "Language",
  theme: "Appearance",
  "theme-system": "As the system",
  "theme-light": "Light",
  "theme-dark": "Dark",
  unread: { one: "{count} unread", other: "{count} unread" },
  "unread-earlier": { one: "{count} unread when last seen", other: "{count} unread when last seen" },
  optional: "optional",
} as const;

export const chinese: { readonly [Key in keyof typeof english]: string } = {
  close: "关闭",
  "show-password": "显示密码",
  "hide-password": "隐藏密码",
  copy: "复制",
  copied: "已复制",
  "copy-failed": "无法复制，请手动选择并复制文本。",
  loading: "正在加载",
  dismiss: "关闭提示",
  "next-page": "下一页",
  "previous-page": "上一页",
  page: "第 {number} 页",
  total: "共 {count} 项",
  language: "语言",
  theme: "外观",
  "theme-system": "跟随系统",
  "theme-light": "浅色",
  "theme-dark": "深色",
  unread: "{count} 条未读",
  "unread-earlier": "上次查看时有 {count} 条未读",
  optional: "选填",
};

/** The few texts that the components themselves say. */
export const t = catalogue(english, chinese);
