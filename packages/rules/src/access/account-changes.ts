import type { Permission } from "@conclave/protocol/permissions/permission";
import type { Role } from "@conclave/protocol/permissions/role";
import { allowIf, refuse, type Verdict } from "../rooms/authorization/verdict.ts";
import { allowed, permissionsOfRole } from "./permissions-of-role.ts";

/** Who wants to change which account. */
export interface AccountChange {
  readonly actor: Role;
  readonly target: Role;
  /** Whether the account is the actor's own. */
  readonly isOneself: boolean;
  /** How many owners are active, the target among them if it is an active one. */
  readonly activeOwners: number;
}

/**
 * Whether somebody may give an account another role: never a role above their own, never to themselves, an owner's only as
 * an owner, and never so that no owner is left.
 */
export function mayAssignRole(change: AccountChange, next: Role): Verdict {
  const { actor, target, isOneself } = change;
  if (!allowed(actor, "accounts.assign-role")) return refuse("Your role may not give roles.");
  if (isOneself) return refuse("Nobody can change their own role.");
  if (next === "owner" && actor !== "owner") return refuse("Only an owner can make other owners.");
  if (!isWithin(next, actor)) return refuse("A role above your own can't be given.");
  if (target !== next && target === "owner" && isLastOwner(change)) return refuse("The last owner must stay one.");
  return mayTouch(change);
}

/** What is done to an account besides giving it a role; the permission that each needs. */
const permissionFor = {
  disable: "accounts.disable",
  enable: "accounts.disable",
  reset: "accounts.reset",
} as const satisfies Record<string, Permission>;

/**
 * Whether somebody may do that to an account: never to one above their own, for its powers would be theirs to take. The last
 * owner can't be disabled, and nobody can disable themselves.
 */
export function mayChangeAccount(change: AccountChange, act: keyof typeof permissionFor): Verdict {
  if (!allowed(change.actor, permissionFor[act])) return refuse("Your role may not do that.");
  if (act === "disable" && change.isOneself) return refuse("Nobody can disable their own account.");
  if (act === "disable" && change.target === "owner" && isLastOwner(change)) {
    return refuse("The last owner can't be disabled.");
  }
  return mayTouch(change);
}

/** Whether somebody may invite with a role: never one above their own, an owner's only as an owner. */
export function mayInviteAs(actor: Role, role: Role): Verdict {
  if (!allowed(actor, "invitations.create")) return refuse("Your role may not invite people.");
  if (role === "owner" && actor !== "owner") return refuse("Only an owner can make other owners.");
  return allowIf(isWithin(role, actor), "A role above your own can't be given.");
}

function mayTouch({ actor, target }: AccountChange): Verdict {
  if (target === "owner" && actor !== "owner") return refuse("Only an owner can change an owner's account.");
  return allowIf(isWithin(target, actor), "That account's role is above your own.");
}

/** Whether a role has no permission that the other lacks. */
function isWithin(role: Role, other: Role): boolean {
  return permissionsOfRole(role).every((permission) => allowed(other, permission));
}

function isLastOwner({ activeOwners }: AccountChange): boolean {
  return activeOwners <= 1;
}
