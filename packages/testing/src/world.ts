import type { Role } from "@conclave/protocol/permissions/role";
import { createAccount } from "@conclave/services/administration/create-account";
import type { TestServer } from "./test-server.ts";

/** A person who is signed in. */
export interface Person {
  readonly userId: string;
  readonly deviceId: string;
  readonly token: string;
}

/** The password of everybody in a test. */
export const testPassword = "correct horse battery";

/** Registers a person through the public API and signs them in. The server's registration is open. */
export async function signUp(server: TestServer, localpart: string): Promise<Person> {
  const response = await server.request("POST", "/_matrix/client/v3/register", {
    body: { username: localpart, password: testPassword, auth: { type: "m.login.dummy" } },
  });
  if (response.status !== 200) throw new Error(`${localpart} can't register: ${response.text}`);
  return {
    userId: response.body.user_id,
    deviceId: response.body.device_id,
    token: response.body.access_token,
  };
}

/** Signs a person in once more, with the test password; `fields` join or replace those of the request. */
export async function signIn(
  server: TestServer,
  userId: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Person> {
  const response = await server.request("POST", "/_matrix/client/v3/login", {
    body: {
      type: "m.login.password",
      identifier: { type: "m.id.user", user: userId },
      password: testPassword,
      ...fields,
    },
  });
  if (response.status !== 200) throw new Error(`${userId} can't sign in: ${response.text}`);
  return { userId: response.body.user_id, deviceId: response.body.device_id, token: response.body.access_token };
}

/** The proof that a person gives in user-interactive authentication. */
export function passwordProof(person: Person, session?: string): Readonly<Record<string, unknown>> {
  const identifier = { type: "m.id.user", user: person.userId };
  return {
    type: "m.login.password",
    identifier,
    password: testPassword,
    ...(session === undefined ? {} : { session }),
  };
}

/** Makes an account of a role, as the command line does, and signs it in. */
export async function signUpAs(server: TestServer, localpart: string, role: Role): Promise<Person> {
  const { dispatcher, passwordHasher } = server.parts;
  const passwordHash = await passwordHasher.hash(testPassword);
  const { userId } = await dispatcher.run(createAccount, { localpart, role, passwordHash });
  return signIn(server, userId);
}

/** The secret of a link of the pages: what follows its last slash. */
export function tokenOf(link: string): string {
  return link.slice(link.lastIndexOf("/") + 1);
}

/** Signs in with the login token of an address that a page sends the browser to. */
export async function followRedirect(server: TestServer, redirect: string): Promise<Person> {
  const token = new URL(redirect).searchParams.get("loginToken");
  const response = await server.request("POST", "/_matrix/client/v3/login", { body: { type: "m.login.token", token } });
  if (response.status !== 200) throw new Error(`${redirect} signs nobody in: ${response.text}`);
  return { userId: response.body.user_id, deviceId: response.body.device_id, token: response.body.access_token };
}
