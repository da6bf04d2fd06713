import { randomToken } from "@conclave/base/randomness";
import { insertUiaSession, type UiaSession } from "@conclave/storage/accounts/uia-session-store";
import { command } from "../../core/verb.ts";

/** Milliseconds: time enough to find a password, too short to be worth stealing. */
const lifetime = 10 * 60_000;

/** What a session is bound to: it proves nothing for any other request. */
export type UiaBinding = Pick<UiaSession, "userId" | "deviceId" | "operation" | "bodyHash">;

/** Opens a session for a request that needs proof; answers its identifier. */
export const openUiaSession = command("accounts.open-uia-session", async (context, binding: UiaBinding) => {
  const id = randomToken(context.randomness);
  const session = { ...binding, id, completed: [], expiresAt: context.now + lifetime };
  await insertUiaSession(context.tx, session, context.now);
  return id;
});
