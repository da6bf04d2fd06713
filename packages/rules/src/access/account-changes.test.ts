import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "@conclave/protocol/permissions/role";
import type { Verdict } from "../rooms/authorization/verdict.ts";
import { mayAssignRole, mayChangeAccount, mayInviteAs } from "./account-changes.ts";

const told = (verdict: Verdict) => (verdict === "allowed" ? verdict : verdict.refused);
const above = "That account's role is above your own.";
const onlyOwners = "Only an owner can make other owners.";
const ownersAccount = "Only an owner can change an owner's account.";

// biome-ignore format: tables are aligned
test("who may give which role", async (t) => {
  const noRoles = "Your role may not give roles.";
  const rows: readonly [Role, Role, Role, boolean, number, string][] = [
    // actor, target, next, oneself, active owners
    ["owner",            "member",        "owner",            false, 1, "allowed"],
    ["owner",            "owner",         "member",           false, 2, "allowed"],
    ["owner",            "owner",         "member",           false, 1, "The last owner must stay one."],
    ["owner",            "owner",         "owner",            false, 1, "allowed"],
    ["owner",            "owner",         "member",           true,  2, "Nobody can change their own role."],
    ["administrator",    "member",        "administrator",    false, 1, "allowed"],
    ["administrator",    "member",        "security-officer", false, 1, "allowed"],
    ["administrator",    "administrator", "member",           false, 1, "allowed"],
    ["administrator",    "member",        "owner",            false, 1, onlyOwners],
    ["administrator",    "owner",         "member",           false, 2, ownersAccount],
    ["administrator",    "administrator", "owner",            true,  1, "Nobody can change their own role."],
    ["security-officer", "member",        "auditor",          false, 1, noRoles],
    ["auditor",          "member",        "member",           false, 1, noRoles],
    ["member",           "member",        "member",           false, 1, noRoles],
  ];
  for (const [actor, target, next, isOneself, activeOwners, expected] of rows) {
    await t.test(`${actor} makes ${isOneself ? "oneself" : target} ${next}`, () => {
      equal(told(mayAssignRole({ actor, target, isOneself, activeOwners }, next)), expected);
    });
  }
});

// biome-ignore format: tables are aligned
test("who may change which account", async (t) => {
  const notYours = "Your role may not do that.";
  const rows: readonly [Role, "disable" | "enable" | "reset", Role, boolean, number, string][] = [
    ["owner",            "disable", "owner",            false, 2, "allowed"],
    ["owner",            "disable", "owner",            false, 1, "The last owner can't be disabled."],
    ["owner",            "disable", "owner",            true,  2, "Nobody can disable their own account."],
    ["owner",            "enable",  "owner",            false, 0, "allowed"],
    ["administrator",    "enable",  "owner",            false, 1, ownersAccount],
    ["auditor",          "enable",  "member",           false, 1, notYours],
    ["owner",            "reset",   "owner",            false, 1, "allowed"],
    ["owner",            "reset",   "owner",            true,  1, "allowed"],
    ["administrator",    "disable", "owner",            false, 2, ownersAccount],
    ["administrator",    "reset",   "owner",            false, 2, ownersAccount],
    ["administrator",    "reset",   "administrator",    false, 1, "allowed"],
    ["security-officer", "disable", "member",           false, 1, "allowed"],
    ["security-officer", "disable", "auditor",          false, 1, "allowed"],
    ["security-officer", "disable", "security-officer", false, 1, "allowed"],
    ["security-officer", "disable", "administrator",    false, 1, above],
    ["security-officer", "reset",   "member",           false, 1, notYours],
    ["auditor",          "disable", "member",           false, 1, notYours],
    ["member",           "reset",   "member",           true,  1, notYours],
  ];
  for (const [actor, act, target, isOneself, activeOwners, expected] of rows) {
    await t.test(`${actor}: ${act} of ${isOneself ? "oneself" : target}, ${activeOwners} owners`, () => {
      equal(told(mayChangeAccount({ actor, target, isOneself, activeOwners }, act)), expected);
    });
  }
});

// biome-ignore format: tables are aligned
test("who may invite as what", async (t) => {
  const rows: readonly [Role, Role, string][] = [
    ["owner",            "owner",         "allowed"],
    ["administrator",    "administrator", "allowed"],
    ["administrator",    "owner",         onlyOwners],
    ["security-officer", "member",        "Your role may not invite people."],
    ["member",           "member",        "Your role may not invite people."],
  ];
  for (const [actor, role, expected] of rows) {
    await t.test(`${actor} invites as ${role}`, () => equal(told(mayInviteAs(actor, role)), expected));
  }
});
