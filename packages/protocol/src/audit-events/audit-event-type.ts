/**
 * What the audit log records, named `subject.past-participle`, each with the sentence that the console and the reference show.
 * The record is written in the transaction of the change.
 */
export const auditEventTypes = {
  "organisation.set-up": "The organisation was set up.",
  "account.created": "An account was created.",
  "account.disabled": "An account was disabled.",
  "account.enabled": "A disabled account was enabled.",
  "account.suspended": "An account was suspended: it may read, and not act.",
  "account.suspension-ended": "A suspension was ended.",
  "account.deactivated": "An account was deactivated for good.",
  "account.password-changed": "A person changed their password.",
  "account.password-reset": "An administrator reset a password.",
  "account.role-assigned": "A role was given or taken.",
  "session.created": "Somebody signed in.",
  "session.refused": "A sign-in was refused.",
  "session.ended": "Somebody signed out.",
  "session.all-ended": "Somebody signed out everywhere.",
  "device.deleted": "A device was removed.",
  "device.dehydrated": "A person left a device that takes keys in while they are away.",
  "device.renamed": "A device was renamed.",
  "invitation.created": "An invitation was created.",
  "invitation.revoked": "An invitation was revoked.",
  "invitation.accepted": "An invitation was used.",
  "setup-link.created": "A set-up link was created.",
  "cross-signing.replaced": "A person's cross-signing identity was set or replaced.",
  "key-backup.created": "A key backup version was created.",
  "key-backup.deleted": "A key backup version was deleted.",
  "room.created": "A room was created.",
  "room.membership-changed": "Somebody joined, left, was invited, removed or banned.",
  "room.state-changed": "A room's settings were changed.",
  "room.event-redacted": "An event was redacted.",
  "room.forgotten": "A person forgot a room.",
  "room.alias-changed": "A room's address was added or removed.",
  "room.visibility-changed": "A room was put into the directory or taken out of it.",
  "room.upgraded": "A room was replaced by one of another version.",
  "content.reported": "Somebody reported a room, an event or a person.",
  "media.uploaded": "A file was uploaded.",
  "server.started": "The server started.",
  "server.stopped": "The server stopped.",
} as const;

export type AuditEventType = keyof typeof auditEventTypes;
