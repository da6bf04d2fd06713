import { randomToken } from "@conclave/base/randomness";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { command } from "../core/verb.ts";
import { newUserId } from "./create-account.ts";

/** An identifier for somebody who names none. A command, since only those have randomness. */
export const proposeUserId = command(
  "accounts.propose-user-id",
  async (context): Promise<UserId> =>
    newUserId(`user-${randomToken(context.randomness, 9)}`, context.instance().serverName),
);
