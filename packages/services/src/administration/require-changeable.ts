import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { AccountChange } from "@conclave/rules/access/account-changes";
import { requireAllowed, type Verdict } from "@conclave/rules/rooms/authorization/verdict";
import { type Account, countActiveAccounts, findAccount } from "@conclave/storage/accounts/account-store";
import { roleOf } from "../accounts/role-of.ts";
import type { Initiator } from "../audit/initiator.ts";
import type { CommandContext } from "../core/verb.ts";
import { noSuchAccount } from "./account-view.ts";

/** Which account somebody wants to change. */
export interface AccountTarget {
  readonly by: Initiator;
  /** As it was asked for: perhaps no user identifier at all. */
  readonly userId: string;
}

/**
 * The account that somebody may change. The command line may do what an owner may.
 *
 * @param judge the rule that decides.
 * @throws MatrixError `M_NOT_FOUND` where there is none, or it is deactivated; `M_FORBIDDEN` with the rule's sentence.
 */
export async function requireChangeable(
  { tx }: CommandContext,
  { by, userId }: AccountTarget,
  judge: (change: AccountChange) => Verdict,
): Promise<Account> {
  const account = await findAccount(tx, userId);
  if (account === undefined || account.state === "deactivated") throw noSuchAccount();
  const active = await countActiveAccounts(tx, "owner");
  requireAllowed(
    judge({
      actor: by === "command-line" ? "owner" : await roleOf(tx, by),
      target: account.role,
      isOneself: by === account.userId,
      // An owner who is disabled is not among the active ones: losing them leaves as many as there are.
      activeOwners: account.state === "active" ? active : active + 1,
    }),
  );
  return account;
}

/** What an account gains or loses holds from the next request on, whatever the edge remembers. */
export function sessionsChanged(context: CommandContext, userId: UserId): void {
  context.changed({ kind: "session", userId, deviceId: null });
}
