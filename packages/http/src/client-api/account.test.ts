import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { setAccountState } from "@conclave/testing/account-state";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signIn, signUp, testPassword } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

function whoami(person: Person) {
  return server.request("GET", "/_matrix/client/v3/account/whoami", { token: person.token });
}

test("whether a name is free", async (t) => {
  await signUp(server, "taken");
  const rows: readonly [string, number, string | undefined][] = [
    ["?username=free", 200, undefined],
    ["?username=taken", 400, "M_USER_IN_USE"],
    ["?username=TAKEN", 400, "M_USER_IN_USE"],
    ["?username=a%20b", 400, "M_INVALID_USERNAME"],
    ["?username=", 400, "M_INVALID_USERNAME"],
    ["", 400, "M_MISSING_PARAM"],
  ];
  for (const [query, status, errcode] of rows) {
    await t.test(query, async () => {
      const response = await server.request("GET", `/_matrix/client/v3/register/available${query}`);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
});

test("a new password wants the old one, and ends the other sessions unless told not to", async () => {
  const path = "/_matrix/client/v3/account/password";
  const alice = await signUp(server, "alice");
  const phone = await signIn(server, alice.userId);
  const change = (fields: Record<string, unknown>) =>
    server.request("POST", path, { token: alice.token, body: { auth: passwordProof(alice), ...fields } });
  equal((await change({ auth: undefined, new_password: "another good one" })).status, 401);
  equal((await change({ new_password: "short" })).body.errcode, "M_WEAK_PASSWORD");
  equal((await change({})).body.errcode, "M_MISSING_PARAM");
  equal((await change({ new_password: 7 })).body.errcode, "M_BAD_JSON");
  equal((await change({ new_password: "another good one", logout_devices: false })).status, 200);
  equal((await whoami(phone)).status, 200);
  const auth = { ...passwordProof(alice), password: "another good one" };
  equal((await change({ new_password: testPassword, auth })).status, 200);
  deepEqual([(await whoami(phone)).body.errcode, (await whoami(alice)).status], ["M_UNKNOWN_TOKEN", 200]);
  equal((await whoami(await signIn(server, alice.userId))).status, 200);
});

test("a deactivated account is gone for good", async () => {
  const path = "/_matrix/client/v3/account/deactivate";
  const bob = await signUp(server, "bob");
  const asked = await server.request("POST", path, { token: bob.token, body: {} });
  equal(asked.status, 401);
  const body = { auth: passwordProof(bob, asked.body.session) };
  const done = await server.request("POST", path, { token: bob.token, body });
  deepEqual(done.body, { id_server_unbind_result: "success" });
  equal((await whoami(bob)).body.errcode, "M_UNKNOWN_TOKEN");
  const login = await server.request("POST", "/_matrix/client/v3/login", {
    body: { type: "m.login.password", user: "bob", password: testPassword },
  });
  deepEqual([login.status, login.body.errcode], [403, "M_FORBIDDEN"]);
  const again = await server.request("POST", "/_matrix/client/v3/register", {
    body: { username: "bob", password: testPassword, auth: { type: "m.login.dummy" } },
  });
  equal(again.body.errcode, "M_USER_IN_USE");
  equal((await server.request("POST", path, { body: {} })).body.errcode, "M_MISSING_TOKEN");
});

test("a disabled account may sign out, and nothing else", async () => {
  const carol = await signUp(server, "carol");
  equal((await whoami(carol)).status, 200);
  await setAccountState(server, carol.userId, "disabled");
  const locked = await whoami(carol);
  deepEqual([locked.status, locked.body.errcode, locked.body.soft_logout], [401, "M_USER_LOCKED", true]);
  const body = { type: "m.login.password", user: "carol", password: testPassword };
  const login = await server.request("POST", "/_matrix/client/v3/login", { body });
  deepEqual([login.status, login.body.errcode], [401, "M_USER_LOCKED"]);
  const wrong = await server.request("POST", "/_matrix/client/v3/login", { body: { ...body, password: "x" } });
  deepEqual([wrong.status, wrong.body.errcode], [403, "M_FORBIDDEN"]);
  equal((await server.request("POST", "/_matrix/client/v3/logout", { token: carol.token })).status, 200);
  equal((await whoami(carol)).body.errcode, "M_UNKNOWN_TOKEN");
});

test("what a client may offer, and where it finds the server", async () => {
  const dora = await signUp(server, "dora");
  const { body } = await server.request("GET", "/_matrix/client/v3/capabilities", { token: dora.token });
  deepEqual(body.capabilities["m.room_versions"], {
    default: "12",
    available: { "10": "stable", "11": "stable", "12": "stable" },
  });
  equal(body.capabilities["m.3pid_changes"].enabled, false);
  equal((await server.request("GET", "/_matrix/client/v3/capabilities")).body.errcode, "M_MISSING_TOKEN");
  const found = await server.request("GET", "/.well-known/matrix/client");
  deepEqual(found.body, { "m.homeserver": { base_url: "http://localhost:8008" } });
  equal(found.headers["access-control-allow-origin"], "*");
  equal((await server.request("GET", "/.well-known/matrix/support")).body.errcode, "M_NOT_FOUND");
  const addresses = await server.request("GET", "/_matrix/client/v3/account/3pid", { token: dora.token });
  deepEqual(addresses.body, { threepids: [] });
  for (const path of ["account/3pid/add", "register/email/requestToken"]) {
    const refused = await server.request("POST", `/_matrix/client/v3/${path}`, { body: { email: "a@b.test" } });
    deepEqual([refused.status, refused.body.errcode], [403, "M_THREEPID_DENIED"]);
  }
});
