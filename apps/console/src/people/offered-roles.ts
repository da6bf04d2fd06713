import { type Role, roleNames } from "@conclave/protocol/permissions/role";
import type { Workplace } from "../workplace.ts";

/** Whether a role is not above another, in the order of power. The server compares permissions, and decides. */
export function isWithin(role: Role, other: Role): boolean {
  return roleNames.indexOf(role) >= roleNames.indexOf(other);
}

/** The roles that the caller may give: none above their own. */
export function offeredRoles({ caller }: Workplace): Role[] {
  return roleNames.filter((role) => isWithin(role, caller.role));
}
