import { type Permission, permissions } from "@conclave/protocol/permissions/permission";
import { roleNames, roles } from "@conclave/protocol/permissions/role";
import { allowed } from "@conclave/rules/access/permissions-of-role";
import type { Contract } from "./contracts.ts";
import { code, page, table } from "./markdown.ts";

/** `docs/reference/permissions.md` */
export function permissionsPage(contracts: readonly Contract[]): string {
  // `permissions` has these keys and no others.
  const names = Object.keys(permissions) as Permission[];
  return page([
    "# Roles and permissions",
    "Every account has one role. A route that needs a permission refuses whoever lacks it with `M_FORBIDDEN`, and a change of role holds from the next request on. This page is generated from the code by `npm run reference`.",
    "## Roles",
    table(
      ["Role", "Meaning"],
      roleNames.map((role) => [code(role), roles[role]]),
    ),
    "Nobody gives a role above their own, or changes the account of somebody above them; nobody changes their own role or disables themselves; only an owner makes, changes or resets an owner; the last active owner stays.",
    "## Permissions",
    table(
      ["Permission", "Meaning", ...roleNames.map(code)],
      names.map((name) => [
        code(name),
        permissions[name],
        ...roleNames.map((role) => (allowed(role, name) ? "yes" : "no")),
      ]),
    ),
    "## Where each is asked for",
    table(
      ["Permission", "Routes"],
      names.map((name) => [code(name), routesWith(contracts, name) || "none: the command line only"]),
    ),
  ]);
}

function routesWith(contracts: readonly Contract[], permission: Permission): string {
  return contracts
    .filter(({ endpoint }) => endpoint.permission === permission)
    .map(({ endpoint }) => code(`${endpoint.method} ${endpoint.path}`))
    .join(", ");
}
