import type { Permission } from "@conclave/protocol/permissions/permission";
import { permissions } from "@conclave/protocol/permissions/permission";
import type { Role } from "@conclave/protocol/permissions/role";

const everything = Object.keys(permissions).filter(isPermission);

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  owner: everything,
  administrator: everything,
  auditor: ["accounts.list", "invitations.list", "rooms.list", "audit.list", "overview.read"],
  member: [],
};

/** What a role may do. That an administrator may not touch an owner is a rule about the target, beside this one. */
export function permissionsOfRole(role: Role): readonly Permission[] {
  return granted[role];
}

function isPermission(name: string): name is Permission {
  return name in permissions;
}
