import { type Connection, call, type InputOf } from "@conclave/api-client/call";
import type { Clock } from "@conclave/base/clock";
import { login } from "@conclave/protocol/client-api/login";
import { logout } from "@conclave/protocol/client-api/logout";
import type { Endpoint, ResponseOf } from "@conclave/protocol/endpoint";
import { type ReadonlySignal, signal } from "@preact/signals";
import { isSignedOut } from "../failure.ts";
import type { Session, SessionStore } from "./session-store.ts";

/** How long a person may take from "Sign in" until they are back, in milliseconds. */
const signInLimit = 15 * 60 * 1000;

export type SessionState =
  | { readonly name: "starting" }
  | { readonly name: "signed-out"; readonly why?: "ended" | "failed" }
  | { readonly name: "signed-in"; readonly userId: string };

/** Calls the server as the person who is signed in. */
export type Request = <E extends Endpoint>(endpoint: E, input: InputOf<E>) => Promise<ResponseOf<E>>;

export interface SessionModel {
  readonly state: ReadonlySignal<SessionState>;
  /** Takes up the session of the tab, or the login token that the sign-in page sent back. */
  start(loginToken: string | undefined): Promise<void>;
  /** Answers the address to go to: the server's, which shows the sign-in page and comes back with a login token. */
  beginSignIn(): string;
  signOut(): Promise<void>;
  readonly request: Request;
}

export interface SessionDependencies {
  readonly store: SessionStore;
  readonly connection: Pick<Connection, "baseUrl" | "fetch">;
  readonly clock: Clock;
  /** The console's own address, where the sign-in page sends the browser back to. */
  readonly address: string;
  /** What to call this browser among a person's devices: a sign-in ends the session that it had before. */
  readonly deviceId: () => string;
}

/**
 * The console is an ordinary Matrix client: it signs in by the server's own page (spec "Client login via SSO") and never sees
 * a password. A login token is taken only where this tab asked for one, so that nobody can be signed in to somebody else's
 * account by a link.
 */
export function createSession({ store, connection, clock, address, deviceId }: SessionDependencies): SessionModel {
  const state = signal<SessionState>({ name: "starting" });
  let session: Session | undefined;
  const authorised: Connection = { ...connection, accessToken: () => session?.accessToken };

  function enter(next: Session): void {
    session = next;
    store.write(next);
    state.value = { name: "signed-in", userId: next.userId };
  }

  function leave(why?: "ended" | "failed"): void {
    session = undefined;
    store.write(undefined);
    state.value = why === undefined ? { name: "signed-out" } : { name: "signed-out", why };
  }

  return {
    state,
    async start(loginToken) {
      const begun = store.takeBegun(clock.now(), signInLimit);
      if (loginToken === undefined) {
        const kept = store.read();
        return kept ? enter(kept) : leave();
      }
      if (!begun) return leave("failed");
      const body = {
        type: "m.login.token",
        token: loginToken,
        device_id: deviceId(),
        initial_device_display_name: "Conclave console",
      };
      try {
        const answer = await call(login, { body }, connection);
        enter({ accessToken: answer.access_token, userId: answer.user_id });
      } catch {
        leave("failed");
      }
    },
    beginSignIn() {
      store.begin(clock.now());
      return `/_matrix/client/v3/login/sso/redirect?redirectUrl=${encodeURIComponent(address)}`;
    },
    async signOut() {
      try {
        await call(logout, {}, authorised);
      } catch (error) {
        // Without the server's word the session may live on there; the person must know, and can try again.
        if (!isSignedOut(error)) throw error;
      }
      leave();
    },
    async request(endpoint, input) {
      try {
        return await call(endpoint, input, authorised);
      } catch (error) {
        if (isSignedOut(error)) leave("ended");
        throw error;
      }
    },
  };
}
