/**
 * What a role may do beyond talking. Named `subject.verb`; one row a permission, with the sentence that the console shows.
 * The table of roles is a pure decision: `rules/src/access`.
 */
export const permissions = {
  "accounts.list": "See the people of the organisation and their state.",
  "accounts.create": "Create accounts.",
  "accounts.disable": "Disable and enable accounts.",
  "accounts.reset": "Reset a person's password and sign them out everywhere.",
  "accounts.assign-role": "Give and take roles.",
  "invitations.create": "Invite people to the organisation.",
  "invitations.list": "See open invitations.",
  "invitations.revoke": "Revoke invitations.",
  "rooms.list": "See rooms, their members and sizes, never their content.",
  "reports.list": "Read what people report.",
  "media.quarantine": "Keep files from everybody, and give them back.",
  "audit.list": "Read the audit log.",
  "overview.read": "See the state of the server.",
} as const;

export type Permission = keyof typeof permissions;
