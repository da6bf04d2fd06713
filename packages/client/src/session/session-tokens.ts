import { isJsonObject } from "@conclave/base/json";
import type { ClientPorts, Fetch } from "../ports/client-ports.ts";
import { readJson } from "./read-json.ts";
import { type StoredSession, writeSession } from "./stored-session.ts";

/** How the server ended the session: `soft` keeps the device (spec "Soft logout"). */
export type SessionEnd = "soft" | "hard";

export interface SessionTokens {
  /** As the platform's `fetch`, with this session's access token; refreshes it when it expired or was refused. */
  readonly fetch: Fetch;
  /** An access token that is not known to be expired. For what can't go through `fetch`. */
  accessToken(): Promise<string>;
}

/** Refreshed this early, so that a token does not expire on its way. Milliseconds. */
const expiryMargin = 30_000;

/**
 * Keeps the access token of a session fresh (spec "Refreshing access tokens"), outside of the SDK, which knows no refresh but
 * OAuth's: each request gets the newest token at the last moment. New tokens are durable before they are used, because the
 * server forgets the old ones at their first use.
 */
export function sessionTokens(
  ports: Pick<ClientPorts, "baseUrl" | "fetch" | "store" | "clock">,
  initial: StoredSession,
  onEnded: (end: SessionEnd) => void,
): SessionTokens {
  let session = initial;
  let ended = false;
  let refreshing: Promise<boolean> | null = null;

  /** Whether there is a new access token. Rejects if the server could not be asked. */
  function refresh(): Promise<boolean> {
    refreshing ??= requestRefresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function requestRefresh(): Promise<boolean> {
    if (ended || session.refreshToken === null) return false;
    const response = await ports.fetch(`${ports.baseUrl}/_matrix/client/v3/refresh`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ refresh_token: session.refreshToken }),
    });
    const body = await readJson(response);
    if (response.ok && isJsonObject(body) && typeof body["access_token"] === "string") {
      const lifetime = body["expires_in_ms"];
      session = {
        ...session,
        accessToken: body["access_token"],
        refreshToken: typeof body["refresh_token"] === "string" ? body["refresh_token"] : session.refreshToken,
        expiresAt: typeof lifetime === "number" ? ports.clock.now() + lifetime : null,
      };
      await writeSession(ports.store, session);
      return true;
    }
    // A busy or broken server says nothing about the session.
    if (response.status === 429 || response.status >= 500)
      throw new TypeError("the server can't refresh the token now");
    end(isJsonObject(body) && body["soft_logout"] === true ? "soft" : "hard");
    return false;
  }

  function end(how: SessionEnd): void {
    if (ended) return;
    ended = true;
    onEnded(how);
  }

  async function accessToken(): Promise<string> {
    const { expiresAt } = session;
    if (expiresAt !== null && ports.clock.now() >= expiresAt - expiryMargin) await refresh();
    return session.accessToken;
  }

  async function send(url: string, init: RequestInit | undefined, token: string): Promise<Response> {
    const headers = new Headers(init?.headers);
    headers.set("Authorization", `Bearer ${token}`);
    return ports.fetch(url, { ...init, headers });
  }

  return {
    accessToken,
    async fetch(url, init) {
      const token = await accessToken();
      const response = await send(url, init, token);
      if (response.status !== 401 && response.status !== 403) return response;
      const body = await readJson(response.clone());
      if (!isJsonObject(body)) return response;
      // Spec "Account locking" and "Account deactivation": no other token would help.
      if (body["errcode"] === "M_USER_LOCKED") end("soft");
      if (body["errcode"] === "M_USER_DEACTIVATED") end("hard");
      if (body["errcode"] !== "M_UNKNOWN_TOKEN") return response;
      const renewed = token !== session.accessToken || (await refresh());
      if (renewed) return send(url, init, session.accessToken);
      end(body["soft_logout"] === true ? "soft" : "hard");
      return response;
    },
  };
}
