import { deepEqual, equal, match, notEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signIn, signUp, testPassword } from "@conclave/testing/world";

const path = "/_matrix/client/v3/login";
let server: TestServer;
let alice: Person;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
});
after(() => server.close());

function whoami(token: string): Promise<TestResponse> {
  return server.request("GET", "/_matrix/client/v3/account/whoami", { token });
}

async function loginToken(): Promise<string> {
  const response = await server.request("POST", "/_matrix/client/v1/login/get_token", {
    token: alice.token,
    body: { auth: passwordProof(alice) },
  });
  equal(response.body.expires_in_ms, 120_000);
  return response.body.login_token;
}

test("the flows are listed", async () => {
  const response = await server.request("GET", path);
  deepEqual(response.body.flows, [
    { type: "m.login.password" },
    { type: "m.login.sso" },
    { type: "m.login.token", get_login_token: true },
  ]);
});

test("every way to write the name signs the same person in", async () => {
  const identifier = (user: string) => ({ identifier: { type: "m.id.user", user } });
  const names: readonly Record<string, unknown>[] = [
    identifier("alice"),
    identifier("ALICE"),
    identifier("@alice:conclave.test"),
    { user: "alice" },
    { user: "@alice:conclave.test" },
  ];
  for (const name of names) {
    const response = await server.request("POST", path, {
      body: { type: "m.login.password", password: testPassword, ...name },
    });
    equal(response.body.user_id, alice.userId, JSON.stringify(name));
    equal((await whoami(response.body.access_token)).body.device_id, response.body.device_id);
  }
});

test("what is refused", async (t) => {
  const password = testPassword;
  const type = "m.login.password";
  const identifier = { type: "m.id.user", user: "alice" };
  const rows: readonly [string, unknown, number, string][] = [
    ["a wrong password", { type, identifier, password: "wrong password" }, 403, "M_FORBIDDEN"],
    ["a name that nobody has", { type, user: "nobody", password }, 403, "M_FORBIDDEN"],
    ["somebody of another server", { type, user: "@alice:elsewhere.test", password }, 403, "M_FORBIDDEN"],
    ["no name", { type, password }, 400, "M_MISSING_PARAM"],
    ["no name in the identifier", { type, identifier: { type: "m.id.user" }, password }, 400, "M_MISSING_PARAM"],
    ["no password", { type, identifier }, 400, "M_MISSING_PARAM"],
    ["an e-mail address", { type, identifier: { type: "m.id.thirdparty" }, password }, 403, "M_FORBIDDEN"],
    ["another identifier", { type, identifier: { type: "m.id.x" }, password }, 400, "M_UNKNOWN"],
    ["another type", { type: "m.login.x" }, 400, "M_UNKNOWN"],
    ["no type", {}, 400, "M_MISSING_PARAM"],
    ["a number for a password", { type, identifier, password: 1 }, 400, "M_BAD_JSON"],
    ["a device that can't be one", { type, identifier, password, device_id: "\u0000" }, 400, "M_INVALID_PARAM"],
    ["no login token", { type: "m.login.token" }, 400, "M_MISSING_PARAM"],
    ["an unknown login token", { type: "m.login.token", token: "x" }, 403, "M_FORBIDDEN"],
    ["a list", [], 400, "M_BAD_JSON"],
  ];
  for (const [name, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await server.request("POST", path, { body });
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
});

test("signing in with a known device takes it over, and its old token ends at once", async () => {
  const first = await signIn(server, alice.userId, { device_id: "LAPTOP", initial_device_display_name: "Laptop" });
  equal((await whoami(first.token)).status, 200);
  const second = await signIn(server, alice.userId, { device_id: "LAPTOP", initial_device_display_name: "Other" });
  deepEqual([(await whoami(first.token)).body.errcode, (await whoami(second.token)).status], ["M_UNKNOWN_TOKEN", 200]);
  const device = await server.request("GET", "/_matrix/client/v3/devices/LAPTOP", { token: second.token });
  equal(device.body.display_name, "Laptop");
});

test("a login token works once, and for two minutes", async () => {
  const token = await loginToken();
  const body = { type: "m.login.token", token };
  const wrongDevice = await server.request("POST", path, { body: { ...body, device_id: "" } });
  equal(wrongDevice.body.errcode, "M_INVALID_PARAM");
  equal((await server.request("POST", path, { body })).body.user_id, alice.userId);
  equal((await server.request("POST", path, { body })).body.errcode, "M_FORBIDDEN");
  const late = await loginToken();
  server.clock.advance(120_000);
  const response = await server.request("POST", path, { body: { type: "m.login.token", token: late } });
  equal(response.body.errcode, "M_FORBIDDEN");
});

test("a login token wants proof each time", async () => {
  const ask = (auth?: unknown) =>
    server.request("POST", "/_matrix/client/v1/login/get_token", { token: alice.token, body: { auth } });
  const first = await ask();
  equal(first.status, 401);
  const { session } = first.body;
  equal((await ask(passwordProof(alice, session))).status, 200);
  const again = await ask({ session });
  deepEqual([again.status, again.body.session], [401, session]);
});

test("wrong passwords make a name wait, from wherever they come, longer each time", async () => {
  const bob = await signUp(server, "bob");
  const attempt = async (password: string) => {
    const body = { type: "m.login.password", user: "bob", password };
    const response = await server.request("POST", path, { body });
    return [response.status, response.body.retry_after_ms];
  };
  for (let count = 0; count < 5; count++) deepEqual(await attempt("wrong password"), [403, undefined]);
  deepEqual(await attempt(testPassword), [429, 1_000]);
  server.clock.advance(999);
  deepEqual(await attempt(testPassword), [429, 1]);
  server.clock.advance(1);
  deepEqual(await attempt("wrong password"), [403, undefined]);
  deepEqual(await attempt(testPassword), [429, 2_000]);
  server.clock.advance(2_000);
  deepEqual(await attempt(testPassword), [200, undefined]);
  deepEqual(await attempt("wrong password"), [403, undefined]);
  equal((await whoami(bob.token)).status, 200);
});

test("the page signs in: a request, a password, and back with a token", async (t) => {
  const start = (redirectUrl: string) =>
    server.request("GET", `/_matrix/client/v3/login/sso/redirect?redirectUrl=${encodeURIComponent(redirectUrl)}`);
  const finish = (fields: Record<string, unknown>) =>
    server.request("POST", "/_conclave/auth/v1/sign-in", {
      body: { user: "alice", password: testPassword, ...fields },
    });
  const started = await start("http://localhost:8008/?a=1&loginToken=stale");
  equal(started.status, 302);
  const [, request] =
    /^http:\/\/localhost:8008\/auth\/#\/sign-in\/([\w-]{43})$/.exec(String(started.headers["location"])) ?? [];
  const wrong = await finish({ request, password: "wrong password" });
  deepEqual([wrong.status, wrong.body.errcode], [403, "M_FORBIDDEN"]);
  const done = await finish({ request });
  match(done.body.redirect, /^http:\/\/localhost:8008\/\?a=1&loginToken=clt_[\w-]{43}$/);
  const token = new URL(done.body.redirect).searchParams.get("loginToken");
  const session = await server.request("POST", path, { body: { type: "m.login.token", token } });
  equal(session.body.user_id, alice.userId);
  equal((await finish({ request })).body.errcode, "M_NOT_FOUND");
  equal((await finish({ request: "x".repeat(16) })).body.errcode, "M_NOT_FOUND");

  const late = /[\w-]{43}$/.exec(String((await start("http://localhost:8008/")).headers["location"]))?.[0];
  server.clock.advance(15 * 60_000);
  equal((await finish({ request: late })).body.errcode, "M_NOT_FOUND");

  const rows: readonly [string, number][] = [
    ["http://localhost:8008/", 302],
    ["http://localhost:8008/console/", 302],
    ["http://localhost:8008/console/?x=1#/people", 302],
    ["https://client.example.org/app", 302],
    ["https://client.example.org/app/evil", 400],
    ["https://client.example.org/", 400],
    ["https://localhost:8008/", 400],
    ["http://localhost:8009/", 400],
    ["http://localhost:8008@evil.example/", 400],
    ["http://user@localhost:8008/", 400],
    ["http://localhost:8008.evil.example/", 400],
    ["http://localhost:8008/_matrix/client/versions", 400],
    ["javascript:alert(1)", 400],
    ["//evil.example/", 400],
    ["", 400],
    [`http://localhost:8008/?${"x".repeat(2_048)}`, 400],
  ];
  for (const [redirectUrl, status] of rows) {
    await t.test(`back to ${redirectUrl.slice(0, 60)}`, async () => equal((await start(redirectUrl)).status, status));
  }
  const provider = await server.request(
    "GET",
    "/_matrix/client/v3/login/sso/redirect/x?redirectUrl=http://localhost:8008/",
  );
  deepEqual([provider.status, provider.body.errcode], [404, "M_NOT_FOUND"]);
  equal((await server.request("GET", "/_matrix/client/v3/login/sso/redirect")).body.errcode, "M_MISSING_PARAM");
});

test("refresh: the old pair is good until the new one is used", async () => {
  const refresh = (token: string) =>
    server.request("POST", "/_matrix/client/v3/refresh", { body: { refresh_token: token } });
  const response = await server.request("POST", path, {
    body: { type: "m.login.password", user: "alice", password: testPassword, refresh_token: true },
  });
  const { access_token: access0, refresh_token: refresh0 } = response.body;
  const lost = await refresh(refresh0);
  notEqual(lost.body.access_token, access0);
  equal(lost.body.expires_in_ms, 3_600_000);
  const kept = await refresh(refresh0);
  equal((await whoami(access0)).status, 200);
  equal((await whoami(lost.body.access_token)).body.errcode, "M_UNKNOWN_TOKEN");
  equal((await whoami(kept.body.access_token)).status, 200);
  const superseded = await whoami(access0);
  deepEqual([superseded.body.errcode, superseded.body.soft_logout], ["M_UNKNOWN_TOKEN", true]);

  server.clock.advance(3_600_000);
  const expired = await whoami(kept.body.access_token);
  deepEqual([expired.status, expired.body.errcode, expired.body.soft_logout], [401, "M_UNKNOWN_TOKEN", true]);
  const next = await refresh(kept.body.refresh_token);
  const nextButOne = await refresh(next.body.refresh_token);
  equal((await whoami(nextButOne.body.access_token)).status, 200);

  const reused = await refresh(refresh0);
  deepEqual([reused.status, reused.body.errcode, reused.body.soft_logout], [401, "M_UNKNOWN_TOKEN", undefined]);
  const ended = await whoami(nextButOne.body.access_token);
  deepEqual([ended.body.errcode, ended.body.soft_logout], ["M_UNKNOWN_TOKEN", undefined]);
  equal((await refresh(nextButOne.body.refresh_token)).body.errcode, "M_UNKNOWN_TOKEN");
  equal((await refresh("unknown")).body.errcode, "M_UNKNOWN_TOKEN");
  equal((await server.request("POST", "/_matrix/client/v3/refresh", { body: {} })).body.errcode, "M_MISSING_PARAM");
});

test("signing out ends the token at once, here or everywhere", async () => {
  const carol = await signUp(server, "carol");
  const phone = await signIn(server, carol.userId);
  const tablet = await signIn(server, carol.userId);
  equal((await whoami(phone.token)).status, 200);
  deepEqual((await server.request("POST", "/_matrix/client/v3/logout", { token: phone.token })).body, {});
  equal((await whoami(phone.token)).body.errcode, "M_UNKNOWN_TOKEN");
  const devices = await server.request("GET", "/_matrix/client/v3/devices", { token: tablet.token });
  equal(devices.body.devices.length, 2);
  equal((await server.request("POST", "/_matrix/client/v3/logout/all", { token: tablet.token, body: {} })).status, 200);
  equal((await whoami(carol.token)).body.errcode, "M_UNKNOWN_TOKEN");
  equal((await whoami(tablet.token)).body.errcode, "M_UNKNOWN_TOKEN");
  equal((await server.request("POST", "/_matrix/client/v3/logout")).body.errcode, "M_MISSING_TOKEN");
});
