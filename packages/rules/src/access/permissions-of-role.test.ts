import { equal } from "node:assert/strict";
import { test } from "node:test";
import { type Permission, permissions } from "@conclave/protocol/permissions/permission";
import { roleNames } from "@conclave/protocol/permissions/role";
import { allowed, permissionsOfRole } from "./permissions-of-role.ts";

// biome-ignore format: a table
const rows: readonly [Permission, boolean, boolean, boolean, boolean, boolean][] = [
  // permission,            owner, administrator, security officer, auditor, member
  ["accounts.list",         true,  true,          true,             true,    false],
  ["accounts.create",       true,  true,          false,            false,   false],
  ["accounts.disable",      true,  true,          true,             false,   false],
  ["accounts.reset",        true,  true,          false,            false,   false],
  ["accounts.assign-role",  true,  true,          false,            false,   false],
  ["invitations.create",    true,  true,          false,            false,   false],
  ["invitations.list",      true,  true,          true,             true,    false],
  ["invitations.revoke",    true,  true,          true,             false,   false],
  ["rooms.list",            true,  true,          true,             true,    false],
  ["audit.list",            true,  true,          true,             true,    false],
  ["reports.list",          true,  true,          true,             false,   false],
  ["media.quarantine",      true,  true,          true,             false,   false],
  ["overview.read",         true,  true,          true,             true,    false],
];

test("what each role may do", () => {
  equal(rows.length, Object.keys(permissions).length);
  for (const [permission, ...expected] of rows) {
    for (const [index, role] of roleNames.entries()) {
      equal(allowed(role, permission), expected[index], `${role} ${permission}`);
      equal(permissionsOfRole(role).includes(permission), expected[index], `${role} ${permission}`);
    }
  }
});
