import { parseUserId } from "@conclave/protocol/identifiers/user-id";
import { command } from "@conclave/services/core/verb";
import { updateAccount } from "@conclave/storage/accounts/account-store";
import type { AccountState } from "@conclave/storage/accounts/account-tables";
import type { TestServer } from "./test-server.ts";

const changeState = command(
  "testing.set-account-state",
  async (context, input: { readonly userId: string; readonly state: AccountState }): Promise<void> => {
    const userId = parseUserId(input.userId);
    if (userId === undefined) throw new Error(`${input.userId} is no user identifier`);
    await updateAccount(context.tx, userId, { state: input.state });
    context.changed({ kind: "session", userId, deviceId: null });
  },
);

/** Puts an account into a state, whatever the rules of the public API say about it. */
export async function setAccountState(server: TestServer, userId: string, state: AccountState): Promise<void> {
  await server.parts.dispatcher.run(changeState, { userId, state });
}
