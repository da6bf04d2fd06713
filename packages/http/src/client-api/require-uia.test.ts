import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { encodeBase64 } from "@conclave/base/base64";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signUp, signUpAs } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
let bob: Person;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
  for (const person of [alice, bob]) equal((await ask(person, keysPath, crossSigningKeys(person, 1))).status, 200);
});
after(() => server.close());

const keysPath = "/_matrix/client/v3/keys/device_signing/upload";

function crossSigningKeys({ userId }: Person, seed: number) {
  const key = encodeBase64(new Uint8Array(32).fill(seed));
  return { master_key: { user_id: userId, usage: ["master"], keys: { [`ed25519:${key}`]: key } } };
}

function ask(person: Person, path: string, body: object, method = path.includes("/devices/") ? "DELETE" : "POST") {
  return server.request(method, path, { token: person.token, body });
}

/** Everything that wants proof of somebody who is signed in, with a body that is right but for the proof. */
const requests: readonly (readonly [string, (person: Person) => object])[] = [
  ["/_matrix/client/v1/login/get_token", () => ({})],
  ["/_matrix/client/v3/account/deactivate", () => ({})],
  ["/_matrix/client/v3/account/password", () => ({ new_password: "a quite different one" })],
  ["/_matrix/client/v3/delete_devices", () => ({ devices: ["X"] })],
  ["/_matrix/client/v3/devices/X", () => ({})],
  [keysPath, (person) => crossSigningKeys(person, 2)],
];

test("whoever proves nothing, something else or for somebody else is refused, and may try again", async (t) => {
  for (const [path, bodyOf] of requests) {
    await t.test(path, async () => {
      const body = bodyOf(alice);
      const asked = await ask(alice, path, body);
      deepEqual([asked.status, asked.body.errcode, asked.body.completed], [401, undefined, []]);
      deepEqual(asked.body.flows, [{ stages: ["m.login.password"] }]);
      const { session } = asked.body;
      const proof = passwordProof(alice, session);
      const { password: _, ...unsaid } = proof;
      const rows: readonly [string, object, string][] = [
        ["another stage", { ...proof, type: "m.login.dummy" }, "M_UNRECOGNIZED"],
        ["no such stage", { ...proof, type: "__proto__" }, "M_UNRECOGNIZED"],
        ["no password", unsaid, "M_MISSING_PARAM"],
        ["a wrong password", { ...proof, password: "wrong password" }, "M_FORBIDDEN"],
        ["somebody else's password", passwordProof(bob, session), "M_FORBIDDEN"],
        ["no such session", { ...proof, session: "nothing" }, "M_UNKNOWN"],
      ];
      for (const [name, auth, errcode] of rows) {
        const response = await ask(alice, path, { ...body, auth });
        deepEqual([response.status, response.body.errcode, response.body.completed], [401, errcode, []], name);
        equal(response.body.session === session, errcode !== "M_UNKNOWN", name);
        // A wrong password makes its account wait.
        server.clock.advance(60_000);
      }
      // Nothing was done, and the session that was opened first still serves.
      equal((await server.request("GET", "/_matrix/client/v3/account/whoami", { token: alice.token })).status, 200);
    });
  }
});

test("a session serves the person and the request that opened it", async (t) => {
  for (const [index, [path, bodyOf]] of requests.entries()) {
    await t.test(path, async () => {
      const { session } = (await ask(alice, path, bodyOf(alice))).body;
      const [otherPath, otherBodyOf] = requests[(index + 1) % requests.length] ?? requests[0] ?? ["", () => ({})];
      const rows: readonly [string, Person, string, object][] = [
        ["another person", bob, path, bodyOf(bob)],
        ["another request", alice, otherPath, otherBodyOf(alice)],
        ["another body", alice, path, { ...bodyOf(alice), "io.example": 1 }],
      ];
      for (const [name, person, to, body] of rows) {
        const response = await ask(person, to, { ...body, auth: passwordProof(person, session) });
        deepEqual([response.status, response.body.errcode], [403, "M_FORBIDDEN"], name);
      }
    });
  }
});

test("the last owner proves who they are, and stays", async () => {
  const owner = await signUpAs(server, "owner", "owner");
  const leave = await ask(owner, "/_matrix/client/v3/account/deactivate", { auth: passwordProof(owner) });
  deepEqual([leave.status, leave.body.errcode], [403, "M_FORBIDDEN"]);
  equal((await server.request("GET", "/_matrix/client/v3/account/whoami", { token: owner.token })).status, 200);
});
