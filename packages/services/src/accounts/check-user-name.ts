import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { query } from "../core/verb.ts";
import { newUserId, requireFreeUserId } from "./create-account.ts";

/**
 * The identifier that an account of this name would get now.
 *
 * Throws MatrixError `M_INVALID_USERNAME`, `M_USER_IN_USE`, `IO.CONCLAVE.NOT_SET_UP`.
 */
export const checkUserName = query(
  "accounts.check-user-name",
  async (context, input: { readonly localpart: string }): Promise<UserId> => {
    const userId = newUserId(input.localpart, context.instance().serverName);
    await requireFreeUserId(context.tx, userId);
    return userId;
  },
);
