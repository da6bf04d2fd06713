import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts around the conversations. */
export const t = catalogue(
  {
    settings: "Settings",
    rail: "Spaces",
    "rail-all": "All rooms",
    "space-page": "About this space, and all its rooms",
    "home-title": "Choose a conversation",
    "home-text": "Or begin one with the plus sign above the list.",
    offline: "No connection to the server. What you write is sent when it is back.",
    locked: "This device can't read older messages yet.",
    "locked-unlock": "Unlock",
    "backup-locked": "The backup is locked on this device, so some older messages can't be read here.",
    "backup-unlock": "Unlock the backup",
    restoring: "Fetching the keys of older messages",
    "restoring-count": "Fetching the keys of older messages: {imported} of {total}",
    "new-version": "A new version of Conclave is ready.",
    "new-version-reload": "Reload",
  },
  {
    settings: "设置",
    rail: "空间",
    "rail-all": "全部房间",
    "space-page": "关于此空间及其全部房间",
    "home-title": "选择一个会话",
    "home-text": "或点击列表上方的加号开始新的会话。",
    offline: "未连接到服务器。恢复连接后会发送你所写的内容。",
    locked: "此设备还无法读取较早的消息。",
    "locked-unlock": "解锁",
    "backup-locked": "此设备尚未解锁备份，部分旧消息无法在此读取。",
    "backup-unlock": "解锁备份",
    restoring: "正在获取旧消息的密钥",
    "restoring-count": "正在获取旧消息的密钥：{imported} / {total}",
    "new-version": "Conclave 有新版本可用。",
    "new-version-reload": "重新加载",
  },
);
