import type { AccountSummary } from "@conclave/protocol/admin-api/account";
import type { Role } from "@conclave/protocol/permissions/role";
import { expect, test } from "vitest";
import { createWorkplace } from "../workplace.ts";
import { actionsFor } from "./account-menu.tsx";
import { offeredRoles } from "./offered-roles.ts";

const all = ["accounts.reset", "accounts.assign-role", "accounts.disable"];

function offered(caller: Role, permissions: string[], role: Role, state: AccountSummary["state"], self = false) {
  const workplace = createWorkplace({ user_id: "@me:x", role: caller, permissions }, () => Promise.reject(new Error()));
  const account = { user_id: self ? "@me:x" : "@you:x", role, state, created_ts: 0, device_count: 0 };
  return actionsFor(account, workplace).join(" ");
}

// biome-ignore format: tables are aligned
const rows: readonly [caller: Role, permissions: string[], role: Role, state: AccountSummary["state"], self: boolean, offered: string][] = [
  ["owner",            all,                  "member",        "active",      false, "reset role disable"],
  ["owner",            all,                  "owner",         "active",      false, "reset role disable"],
  ["owner",            all,                  "owner",         "active",      true,  "reset"],
  ["owner",            all,                  "member",        "disabled",    false, "role enable"],
  ["owner",            all,                  "member",        "deactivated", false, ""],
  ["administrator",    all,                  "owner",         "active",      false, ""],
  ["administrator",    all,                  "administrator", "active",      false, "reset role disable"],
  ["security-officer", ["accounts.disable"], "member",        "active",      false, "disable"],
  ["security-officer", ["accounts.disable"], "administrator", "active",      false, ""],
  ["auditor",          [],                   "member",        "active",      false, ""],
];

for (const [caller, permissions, role, state, self, expected] of rows) {
  test(`${caller}: ${state} ${role}${self ? " (self)" : ""}: ${expected || "nothing"}`, () => {
    expect(offered(caller, permissions, role, state, self)).toBe(expected);
  });
}

test("nobody is offered a role above their own to give", () => {
  const workplace = createWorkplace({ user_id: "@me:x", role: "administrator", permissions: [] }, () =>
    Promise.reject(new Error()),
  );
  expect(offeredRoles(workplace)).toEqual(["administrator", "security-officer", "auditor", "member"]);
});
