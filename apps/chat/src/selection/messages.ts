import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts about several messages that are chosen. */
export const t = catalogue(
  {
    label: "Selected messages",
    count: { one: "{count} selected", other: "{count} selected" },
    end: "Stop selecting",
    copy: "Copy",
    forward: "Forward",
    remove: "Remove",
    "remove-some": "Remove {count}",
    "select-message": "Select the message of {name}",
    "copied-message": "[{time}] {name}: {text}",
  },
  {
    label: "选中的消息",
    count: "已选择 {count} 条",
    end: "停止选择",
    copy: "复制",
    forward: "转发",
    remove: "删除",
    "remove-some": "删除 {count} 条",
    "select-message": "选择 {name} 的消息",
    "copied-message": "[{time}] {name}：{text}",
  },
);
