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
  /** How many owners are active, the target among them if it is one. */
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

/**
 * Whether somebody may use a permission on an account: disabling, enabling or resetting one that is above their own is
 * taking its powers. The last owner can't be disabled, and nobody can disable themselves.
 */
export function mayChangeAccount(
  change: AccountChange,
  permission: Extract<Permission, "accounts.disable" | "accounts.reset">,
): Verdict {
  if (!allowed(change.actor, permission)) return refuse("Your role may not do that.");
  if (permission === "accounts.disable") {
    if (change.isOneself) return refuse("Nobody can disable their own account.");
    if (change.target === "owner" && isLastOwner(change)) return refuse("The last owner can't be disabled.");
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
