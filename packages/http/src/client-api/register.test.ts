import { deepEqual, equal, match } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp, testPassword } from "@conclave/testing/world";

const path = "/_matrix/client/v3/register";
const auth = { type: "m.login.dummy" };
let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

test("a person registers, and is signed in", async () => {
  const alice = await signUp(server, "alice");
  equal(alice.userId, "@alice:conclave.test");
  match(alice.deviceId, /^[A-Z]{10}$/);
  const owner = await server.request("GET", "/_matrix/client/v3/account/whoami", { token: alice.token });
  deepEqual(owner.body, { user_id: alice.userId, device_id: alice.deviceId, is_guest: false });
});

test("the first request learns the flows, the second completes them", async () => {
  const first = await server.request("POST", path, { body: {} });
  equal(first.status, 401);
  deepEqual([first.body.flows, first.body.completed], [[{ stages: ["m.login.dummy"] }], []]);
  const second = await server.request("POST", path, {
    body: { username: "bob", password: testPassword, auth: { ...auth, session: first.body.session } },
  });
  equal(second.body.user_id, "@bob:conclave.test");
});

test("a name is chosen for who names none, and capitals become small", async () => {
  const nameless = await server.request("POST", path, { body: { password: testPassword, auth } });
  match(nameless.body.user_id, /^@user-[a-z0-9_-]{12}:conclave\.test$/);
  const loud = await server.request("POST", path, { body: { username: "CAROL", password: testPassword, auth } });
  equal(loud.body.user_id, "@carol:conclave.test");
});

test("the device is the one that was wished for, refreshable or not there at all", async () => {
  const wished = await server.request("POST", path, {
    body: { username: "dora", password: testPassword, auth, device_id: "PHONE", refresh_token: true },
  });
  deepEqual([wished.body.device_id, wished.body.expires_in_ms], ["PHONE", 3_600_000]);
  match(wished.body.refresh_token, /^crt_/);
  const inhibited = await server.request("POST", path, {
    body: { username: "emil", password: testPassword, auth, inhibit_login: true },
  });
  deepEqual(inhibited.body, { user_id: "@emil:conclave.test" });
});

test("what is refused", async (t) => {
  const password = testPassword;
  await signUp(server, "taken");
  const rows: readonly [string, string, unknown, number, string][] = [
    ["a taken name", "", { username: "taken", password, auth }, 400, "M_USER_IN_USE"],
    ["a taken name before any proof", "", { username: "taken", password }, 400, "M_USER_IN_USE"],
    ["an empty name", "", { username: "", password, auth }, 400, "M_INVALID_USERNAME"],
    ["a name with a space", "", { username: "a b", password, auth }, 400, "M_INVALID_USERNAME"],
    ["a name with a colon", "", { username: "a:b", password, auth }, 400, "M_INVALID_USERNAME"],
    ["a name of 255 bytes", "", { username: "a".repeat(241), password, auth }, 400, "M_INVALID_USERNAME"],
    ["no password", "", { username: "x", auth }, 400, "M_MISSING_PARAM"],
    ["a short password", "", { username: "x", password: "abcdefghijk", auth }, 400, "M_WEAK_PASSWORD"],
    ["a long password", "", { username: "x", password: "ab".repeat(600), auth }, 400, "M_WEAK_PASSWORD"],
    ["a device with a line feed", "", { username: "x", password, auth, device_id: "A\n" }, 400, "M_INVALID_PARAM"],
    [
      "a device of 256 bytes",
      "",
      { username: "x", password, auth, device_id: "a".repeat(256) },
      400,
      "M_INVALID_PARAM",
    ],
    ["a number for a name", "", { username: 5, password, auth }, 400, "M_BAD_JSON"],
    ["a text for the proof", "", { username: "x", password, auth: "m.login.dummy" }, 400, "M_BAD_JSON"],
    ["a guest", "?kind=guest", {}, 403, "M_GUEST_ACCESS_FORBIDDEN"],
    ["another kind", "?kind=robot", {}, 400, "M_INVALID_PARAM"],
    ["no JSON", "", "{", 400, "M_NOT_JSON"],
    ["a stage that isn't offered", "", { username: "x", password, auth: { type: "m.login.x" } }, 401, "M_UNRECOGNIZED"],
    ["an unknown session", "", { username: "x", password, auth: { ...auth, session: "x" } }, 401, "M_UNKNOWN"],
  ];
  for (const [name, query, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await server.request("POST", path + query, { body });
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
  const longest = await server.request("POST", path, { body: { username: "a".repeat(240), password, auth } });
  equal(longest.status, 200);
});

test("registration can be closed, and then nobody learns which names exist", async () => {
  const closed = await startTestServer({ registration: "closed" });
  for (const [method, url] of [
    ["POST", path],
    ["GET", `${path}/available?username=alice`],
  ] as const) {
    const refused = await closed.request(method, url, method === "POST" ? { body: {} } : {});
    deepEqual([refused.status, refused.body.errcode], [403, "M_FORBIDDEN"]);
  }
  await closed.close();
});

test("before set-up nobody registers or signs in", async (t) => {
  const bare = await startTestServer({}, { setUp: false });
  const login = { type: "m.login.password", user: "x", password: testPassword };
  const page = { user: "x", password: testPassword, request: "x".repeat(16) };
  const redirect = "/_matrix/client/v3/login/sso/redirect?redirectUrl=http://localhost:8008/";
  const rows: readonly [string, string, unknown][] = [
    ["POST", path, { username: "x", password: testPassword, auth }],
    ["POST", path, {}],
    ["GET", `${path}/available?username=x`, undefined],
    ["POST", "/_matrix/client/v3/login", login],
    ["POST", "/_conclave/auth/v1/sign-in", page],
    ["GET", redirect, undefined],
  ];
  for (const [method, url, body] of rows) {
    await t.test(`${method} ${url}`, async () => {
      const response = await bare.request(method, url, body === undefined ? {} : { body });
      deepEqual([response.status, response.body.errcode], [503, "IO.CONCLAVE.NOT_SET_UP"]);
    });
  }
  await bare.close();
});

test("a token that is none is refused, and so is none at all", async () => {
  const rows: readonly [string | undefined, string][] = [
    [undefined, "M_MISSING_TOKEN"],
    ["cat_unknown", "M_UNKNOWN_TOKEN"],
    ["", "M_UNKNOWN_TOKEN"],
  ];
  for (const [token, errcode] of rows) {
    const request = token === undefined ? {} : { token };
    const response = await server.request("GET", "/_matrix/client/v3/account/whoami", request);
    deepEqual([response.status, response.body.errcode], [401, errcode]);
  }
});
