import { isJsonObject } from "@conclave/base/json";
import { randomToken } from "@conclave/base/randomness";
import { offline } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import { readJson } from "./read-json.ts";
import type { StoredSession } from "./stored-session.ts";

const stateKey = "sign-in-state";

/**
 * The address of the server's sign-in page (spec "Client login via SSO"). The way back carries a `state` that only this
 * client knows, so that nobody can sign a person in to an account that isn't theirs by a link.
 */
export async function signInAddress(
  ports: Pick<ClientPorts, "baseUrl" | "store" | "randomness">,
  redirectUrl: string,
): Promise<string> {
  const state = randomToken(ports.randomness, 16);
  await ports.store.set(stateKey, state);
  const wayBack = new URL(redirectUrl);
  wayBack.hash = "";
  wayBack.searchParams.set("state", state);
  const address = new URL(`${ports.baseUrl}/_matrix/client/v3/login/sso/redirect`);
  address.searchParams.set("redirectUrl", wayBack.href);
  return address.href;
}

/**
 * Takes the login token out of the address that the browser came back to. The state is used up by it.
 *
 * @throws ClientError `sign-in-rejected`.
 */
export async function loginTokenOf(ports: Pick<ClientPorts, "store">, returnUrl: string): Promise<string> {
  const expected = await ports.store.get(stateKey);
  await ports.store.delete(stateKey);
  const query = new URL(returnUrl).searchParams;
  const loginToken = query.get("loginToken");
  if (expected === null || query.get("state") !== expected || loginToken === null) {
    throw new ClientError({ code: "sign-in-rejected" });
  }
  return loginToken;
}

/**
 * Exchanges a login token for a session (spec `POST /login`, `m.login.token`). `deviceId` keeps an existing device.
 *
 * @throws ClientError `sign-in-rejected`, `rate-limited`, `offline` or `unexpected`.
 */
export async function logIn(
  ports: Pick<ClientPorts, "baseUrl" | "fetch" | "clock" | "deviceDisplayName">,
  loginToken: string,
  deviceId: string | null,
): Promise<StoredSession> {
  let response: Response;
  try {
    response = await ports.fetch(`${ports.baseUrl}/_matrix/client/v3/login`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        type: "m.login.token",
        token: loginToken,
        refresh_token: true,
        initial_device_display_name: ports.deviceDisplayName,
        ...(deviceId === null ? {} : { device_id: deviceId }),
      }),
    });
  } catch {
    throw offline();
  }
  const body = await readJson(response);
  const session = response.ok ? sessionOf(body, ports.clock.now()) : null;
  if (session !== null) return session;
  const detail = isJsonObject(body) && typeof body["error"] === "string" ? { detail: body["error"] } : {};
  if (response.status === 429) throw new ClientError({ code: "rate-limited", ...detail });
  if (response.status === 401 || response.status === 403)
    throw new ClientError({ code: "sign-in-rejected", ...detail });
  throw new ClientError({ code: "unexpected", ...detail });
}

/** The session in the response of a login or registration (spec `POST /login`); null if it isn't one. `now` in milliseconds. */
export function sessionOf(body: unknown, now: number): StoredSession | null {
  if (!isJsonObject(body)) return null;
  const { user_id: userId, device_id: deviceId, access_token: accessToken } = body;
  if (typeof userId !== "string" || typeof deviceId !== "string" || typeof accessToken !== "string") return null;
  return {
    userId,
    deviceId,
    accessToken,
    refreshToken: typeof body["refresh_token"] === "string" ? body["refresh_token"] : null,
    expiresAt: typeof body["expires_in_ms"] === "number" ? now + body["expires_in_ms"] : null,
    softLoggedOut: false,
  };
}
