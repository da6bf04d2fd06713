import { createHmac } from "node:crypto";
import { registrationSecret } from "./server-process.ts";

/** Somebody who is signed in. */
export interface Account {
  readonly userId: string;
  readonly deviceId: string;
  readonly token: string;
}

export interface Answer {
  readonly status: number;
  // A test looks wherever it likes in an answer, and fails if that isn't there.
  // biome-ignore lint/suspicious/noExplicitAny: asserted on, never relied on
  readonly body: any;
}

export const password = "sturdy lantern under seven pines";

/** Milliseconds after which a request that got no answer fails. */
const patience = 30_000;

/**
 * Sends one request.
 *
 * @throws TypeError when the server went away before all of its answer was there.
 */
export async function request(
  baseUrl: string,
  method: string,
  path: string,
  { token, body, signal }: { readonly token?: string; readonly body?: unknown; readonly signal?: AbortSignal } = {},
): Promise<Answer> {
  const timeout = AbortSignal.timeout(patience);
  const response = await fetch(baseUrl + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
  });
  return { status: response.status, body: await response.json() };
}

/**
 * Sends one request whose success is taken for granted.
 *
 * @throws Error for any other answer than 200.
 */
export async function succeed(
  baseUrl: string,
  account: Account | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer["body"]> {
  const answer = await request(baseUrl, method, path, {
    ...(account === undefined ? {} : { token: account.token }),
    ...(body === undefined ? {} : { body }),
  });
  if (answer.status !== 200) {
    throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

/** Makes an account, as anybody can, and signs it in. */
export async function register(baseUrl: string, name: string): Promise<Account> {
  const body = { username: name, password, auth: { type: "m.login.dummy" } };
  return accountOf(await succeed(baseUrl, undefined, "POST", "/_matrix/client/v3/register", body));
}

/** Makes an administrator, as whoever knows the registration secret can. */
export async function registerAdministrator(baseUrl: string, name: string): Promise<Account> {
  const path = "/_synapse/admin/v1/register";
  const { nonce } = await succeed(baseUrl, undefined, "GET", path);
  const mac = createHmac("sha1", registrationSecret).update([nonce, name, password, "admin"].join("\0")).digest("hex");
  return accountOf(
    await succeed(baseUrl, undefined, "POST", path, { nonce, username: name, password, admin: true, mac }),
  );
}

function accountOf(body: Answer["body"]): Account {
  return { userId: body.user_id, deviceId: body.device_id, token: body.access_token };
}
