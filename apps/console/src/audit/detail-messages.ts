import { catalogue } from "@conclave/ui/i18n/catalogue";
import { formatBytes, formatDateTime, formatNumber } from "@conclave/ui/i18n/format";
import { language } from "@conclave/ui/i18n/language";
import { t as messages } from "../messages.ts";

/** The names of a record's further facts. One that isn't here is shown as the server calls it. */
export const english = {
  address: "Address",
  alias: "Address of the room",
  by_link: "By a reset link",
  bytes: "Size",
  change: "Change",
  device_id: "Device",
  devices: "Devices",
  encrypted: "Encrypted",
  encryption: "Encryption",
  ended_other_sessions: "Other sessions ended",
  ended_sessions: "Sessions ended",
  event: "Event",
  expires_ts: "Works until",
  first: "For the first time",
  key_sharing: "Devices that get keys",
  keys: "Keys",
  login_token: "For an app",
  membership: "Membership",
  previous: "Before",
  reason: "Reason",
  role: "Role",
  role_before: "Role before",
  sender: "Sender",
  type: "Kind",
  user: "Person",
  user_id: "Person",
  uses_allowed: "Uses",
  version: "Version",
} as const;

export const chinese: { readonly [Key in keyof typeof english]: string } = {
  address: "地址",
  alias: "房间地址",
  by_link: "通过重置链接",
  bytes: "大小",
  change: "更改",
  device_id: "设备",
  devices: "设备数",
  encrypted: "已加密",
  encryption: "加密",
  ended_other_sessions: "结束其他会话",
  ended_sessions: "结束会话",
  event: "事件",
  expires_ts: "有效期至",
  first: "首次",
  key_sharing: "可获得密钥的设备",
  keys: "密钥",
  login_token: "用于应用登录",
  membership: "成员资格",
  previous: "之前",
  reason: "原因",
  role: "角色",
  role_before: "原角色",
  sender: "发送者",
  type: "种类",
  user: "人员",
  user_id: "人员",
  uses_allowed: "可用次数",
  version: "版本",
};

const t = catalogue(english, chinese);
const answers = { en: { true: "yes", false: "no" }, "zh-CN": { true: "是", false: "否" } } as const;

/** A further fact in words: `Works until: 24 Nov 2026, 10:00`. */
export function detailText(name: string, value: string | number | boolean): string {
  const label = Object.hasOwn(english, name) ? t(name as keyof typeof english) : name;
  return `${label}: ${valueText(name, value)}`;
}

/** What a policy of the organisation says; undefined for anything else. */
function policyText(name: string, value: string): string | undefined {
  if (name === "encryption" && (value === "required" || value === "optional")) return messages(`encryption.${value}`);
  if (name === "key_sharing" && (value === "any" || value === "verified")) return messages(`key-sharing.${value}`);
  return undefined;
}

function valueText(name: string, value: string | number | boolean): string {
  if (typeof value === "boolean") return answers[language.value][`${value}`];
  if (typeof value === "string") return policyText(name, value) ?? value;
  if (name.endsWith("_ts")) return formatDateTime(value);
  return name === "bytes" ? formatBytes(value) : formatNumber(value);
}
