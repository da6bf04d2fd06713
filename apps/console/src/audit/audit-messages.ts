import type { AuditEventType } from "@conclave/protocol/audit-events/audit-event-type";
import { catalogue } from "@conclave/ui/i18n/catalogue";

/**
 * A sentence for every audit event type: `{actor}` did it, `{subject}` is what it was done to. What more there is to
 * say is in the details. The compiler asks for one here
 * when a type is added.
 */
export const english = {
  "organisation.set-up": "{actor} set the organisation up.",
  "account.created": "{actor} created the account {subject}.",
  "account.disabled": "{actor} disabled the account {subject}.",
  "account.suspended": "{actor} suspended the account {subject}.",
  "account.suspension-ended": "{actor} ended the suspension of the account {subject}.",
  "account.enabled": "{actor} enabled the account {subject}.",
  "account.deactivated": "{actor} closed the account {subject} for good.",
  "account.password-changed": "{actor} changed their password.",
  "account.password-reset": "{actor} reset the password of {subject}.",
  "account.role-assigned": "{actor} changed the role of {subject}.",
  "session.created": "{actor} signed in.",
  "session.refused": "A sign-in as {subject} was refused.",
  "session.ended": "{actor} signed out.",
  "session.all-ended": "{actor} signed out everywhere.",
  "device.deleted": "{actor} removed a device.",
  "device.dehydrated": "{actor} left a device that takes keys in while they are away.",
  "device.renamed": "{actor} renamed a device.",
  "invitation.created": "{actor} created the invitation {subject}.",
  "invitation.revoked": "{actor} revoked the invitation {subject}.",
  "invitation.accepted": "{actor} joined by the invitation {subject}.",
  "setup-link.created": "{actor} created a set-up link.",
  "cross-signing.replaced": "{actor} set or replaced their cross-signing identity.",
  "key-backup.created": "{actor} created a key backup.",
  "key-backup.deleted": "{actor} deleted a key backup.",
  "room.created": "{actor} created the room {subject}.",
  "room.membership-changed": "{actor} changed a membership in the room {subject}.",
  "room.state-changed": "{actor} changed the settings of the room {subject}.",
  "room.visibility-changed": "{actor} put the room {subject} into the directory or took it out of it.",
  "room.upgraded": "{actor} replaced the room {subject} by a new one.",
  "room.event-redacted": "{actor} redacted an event in the room {subject}.",
  "room.forgotten": "{actor} forgot the room {subject}.",
  "room.alias-changed": "{actor} added or removed an address of the room {subject}.",
  "content.reported": "{actor} reported {subject}.",
  "media.uploaded": "{actor} uploaded the file {subject}.",
  "media.quarantined": "{actor} put files into quarantine: {subject}.",
  "media.released": "{actor} gave files back from quarantine: {subject}.",
  "server.started": "The server started.",
  "server.stopped": "The server stopped.",
} as const satisfies Record<AuditEventType, string>;

export const chinese: Readonly<Record<AuditEventType, string>> = {
  "organisation.set-up": "{actor} 设置了组织。",
  "account.created": "{actor} 创建了账户 {subject}。",
  "account.disabled": "{actor} 停用了账户 {subject}。",
  "account.suspended": "{actor} 暂停了账户 {subject}。",
  "account.suspension-ended": "{actor} 解除了账户 {subject} 的暂停。",
  "account.enabled": "{actor} 启用了账户 {subject}。",
  "account.deactivated": "{actor} 永久关闭了账户 {subject}。",
  "account.password-changed": "{actor} 更改了自己的密码。",
  "account.password-reset": "{actor} 重置了 {subject} 的密码。",
  "account.role-assigned": "{actor} 更改了 {subject} 的角色。",
  "session.created": "{actor} 登录了。",
  "session.refused": "以 {subject} 身份的登录被拒绝。",
  "session.ended": "{actor} 退出了登录。",
  "session.all-ended": "{actor} 退出了所有设备。",
  "device.deleted": "{actor} 移除了一台设备。",
  "device.dehydrated": "{actor} 留下了一台在离线期间接收密钥的设备。",
  "device.renamed": "{actor} 重命名了一台设备。",
  "invitation.created": "{actor} 创建了邀请 {subject}。",
  "invitation.revoked": "{actor} 撤回了邀请 {subject}。",
  "invitation.accepted": "{actor} 通过邀请 {subject} 加入。",
  "setup-link.created": "{actor} 创建了设置链接。",
  "cross-signing.replaced": "{actor} 设置或更换了交叉签名身份。",
  "key-backup.created": "{actor} 创建了密钥备份。",
  "key-backup.deleted": "{actor} 删除了密钥备份。",
  "room.created": "{actor} 创建了房间 {subject}。",
  "room.membership-changed": "{actor} 更改了房间 {subject} 的成员资格。",
  "room.state-changed": "{actor} 更改了房间 {subject} 的设置。",
  "room.event-redacted": "{actor} 在房间 {subject} 中撤回了一个事件。",
  "room.forgotten": "{actor} 遗忘了房间 {subject}。",
  "room.alias-changed": "{actor} 添加或移除了房间 {subject} 的地址。",
  "room.visibility-changed": "{actor} 将房间 {subject} 加入房间目录或从中移除。",
  "room.upgraded": "{actor} 用新房间替换了房间 {subject}。",
  "content.reported": "{actor} 举报了 {subject}。",
  "media.uploaded": "{actor} 上传了文件 {subject}。",
  "media.quarantined": "{actor} 隔离了文件:{subject}。",
  "media.released": "{actor} 解除了文件的隔离:{subject}。",
  "server.started": "服务器已启动。",
  "server.stopped": "服务器已停止。",
};

const sentences = catalogue(english, chinese);

/** What happened, as a sentence; for a type that this console doesn't know, its name. */
export function auditSentence(type: string, places: { readonly actor: string; readonly subject: string }): string {
  return isKnown(type) ? sentences(type, places) : type;
}

function isKnown(type: string): type is AuditEventType {
  return Object.hasOwn(english, type);
}
