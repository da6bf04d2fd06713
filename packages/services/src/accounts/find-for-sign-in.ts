import { type UserId, userIdOf } from "@conclave/protocol/identifiers/user-id";
import { type Account, findAccount } from "@conclave/storage/accounts/account-store";
import { query } from "../core/verb.ts";

/**
 * The account that somebody means who types a name to sign in: a localpart or a whole identifier, capitals or not.
 * Throws MatrixError `IO.CONCLAVE.NOT_SET_UP`.
 */
export const findForSignIn = query(
  "accounts.find-for-sign-in",
  async (context, input: { readonly user: string }): Promise<Account | undefined> => {
    const { serverName } = context.instance();
    // Nobody has such a name, and not every database can be asked for it.
    if (input.user.includes("\0")) return undefined;
    const whole = input.user.startsWith("@") ? input.user : userIdOf(input.user, serverName);
    // Nobody has capitals in a new name, but an account that was brought here from elsewhere may.
    return (await findAccount(context.tx, whole)) ?? (await findAccount(context.tx, lowered(whole)));
  },
);

function lowered(userId: string): UserId {
  const colon = userId.indexOf(":");
  return userIdOf(userId.slice(1, colon === -1 ? undefined : colon).toLowerCase(), userId.slice(colon + 1));
}
