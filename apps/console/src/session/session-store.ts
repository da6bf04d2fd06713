/** A signed-in session of this tab. */
export interface Session {
  readonly accessToken: string;
  readonly userId: string;
}

const sessionKey = "conclave.console.session";
const begunKey = "conclave.console.sign-in-begun";

/**
 * What a tab remembers, in its `sessionStorage`: other tabs don't see it, and it goes when the tab is closed. The console is
 * powerful, so it never stays signed in longer than that.
 */
export interface SessionStore {
  read(): Session | undefined;
  write(session: Session | undefined): void;
  /** Notes that a sign-in was begun here. */
  begin(now: number): void;
  /** Whether one was, within the last `limit` milliseconds; asking uses the note up. */
  takeBegun(now: number, limit: number): boolean;
}

/** The store of a tab. */
export function createSessionStore(storage: Storage): SessionStore {
  return {
    read() {
      try {
        const found: Partial<Session> | null = JSON.parse(storage.getItem(sessionKey) ?? "null");
        const { accessToken, userId } = found ?? {};
        return typeof accessToken === "string" && typeof userId === "string" ? { accessToken, userId } : undefined;
      } catch {
        return undefined;
      }
    },
    write(session) {
      if (session) storage.setItem(sessionKey, JSON.stringify(session));
      else storage.removeItem(sessionKey);
    },
    begin: (now) => storage.setItem(begunKey, String(now)),
    takeBegun(now, limit) {
      const begun = Number(storage.getItem(begunKey) ?? Number.NaN);
      storage.removeItem(begunKey);
      return now - begun >= 0 && now - begun <= limit;
    },
  };
}
