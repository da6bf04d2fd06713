import type { ClientPorts } from "../ports/client-ports.ts";
import { sessionTokens } from "./session-tokens.ts";
import type { StoredSession } from "./stored-session.ts";

/** Milliseconds: signing out must not hang on a server that is away. */
const patience = 5_000;

/** Asks the server to end a session (spec `POST /logout`). Never rejects: the device forgets its keys whatever becomes of it. */
export async function revokeSession(
  ports: Pick<ClientPorts, "baseUrl" | "fetch" | "store" | "clock">,
  session: StoredSession,
): Promise<void> {
  const tokens = sessionTokens(ports, session, () => undefined);
  const aborting = new AbortController();
  const cancel = ports.clock.after(patience, () => aborting.abort());
  try {
    await tokens.fetch(`${ports.baseUrl}/_matrix/client/v3/logout`, { method: "POST", signal: aborting.signal });
  } catch {
    // Unreachable, or ended already.
  } finally {
    cancel();
  }
}
