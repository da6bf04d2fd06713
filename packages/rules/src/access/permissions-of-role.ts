import { type Permission, permissions } from "@conclave/protocol/permissions/permission";
import type { Role } from "@conclave/protocol/permissions/role";

const everything = Object.keys(permissions).filter(isPermission);
const reading = ["accounts.list", "invitations.list", "rooms.list", "audit.list", "overview.read"] as const;

/**
 * What each role may do, no more than its work needs. A security officer can stop an account, but not reset it: whoever holds
 * a reset link can become that person. That an administrator may not touch an owner is a rule about the target, see
 * `account-changes.ts`.
 */
const granted: { readonly [R in Role]: readonly Permission[] } = {
  owner: everything,
  administrator: everything,
  "security-officer": [...reading, "accounts.disable", "invitations.revoke", "reports.list", "media.quarantine"],
  auditor: reading,
  member: [],
};

/** What a role may do. */
export function permissionsOfRole(role: Role): readonly Permission[] {
  return granted[role];
}

/** Whether a role has a permission. */
export function allowed(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}
