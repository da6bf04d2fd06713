import type { Authenticate } from "./authenticate.ts";
import type { LastSeenRecorder } from "./last-seen.ts";
import type { SessionCache } from "./session-cache.ts";

/** Authenticates from the cache, and takes note of which devices are in use. */
export function authenticator(sessions: SessionCache, lastSeen: LastSeenRecorder): Authenticate {
  return async (accessToken, origin) => {
    const caller = await sessions.authenticate(accessToken);
    lastSeen.note(caller, origin);
    return caller;
  };
}
