/**
 * What an account is, from most to least; one row a role, with the sentence that the console shows. What each may do is
 * decided in `rules/src/access`.
 */
export const roles = {
  owner: "Set up the organisation; may do everything, and alone may make other owners.",
  administrator: "Runs the organisation: people, invitations, rooms and the audit log.",
  "security-officer": "Watches over safety: reads everything, disables accounts and revokes invitations.",
  auditor: "Reads everything that the console shows, and changes nothing.",
  member: "Writes in the rooms that they are in, makes rooms and invites into them; sees nothing of the console.",
} as const;

export type Role = keyof typeof roles;

/** Every role, most powerful first. */
export const roleNames = [
  "owner",
  "administrator",
  "security-officer",
  "auditor",
  "member",
] as const satisfies readonly Role[];
