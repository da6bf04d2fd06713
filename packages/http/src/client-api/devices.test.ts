import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signIn, signUp } from "@conclave/testing/world";

const path = "/_matrix/client/v3/devices";
let server: TestServer;
let alice: Person;
let phone: Person;
let bob: Person;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
after(() => server.close());

async function signInPhone(): Promise<void> {
  // Devices are listed in the order of their age.
  server.clock.advance(1);
  phone = await signIn(server, alice.userId, { device_id: "PHONE/1", initial_device_display_name: "Phone" });
}

test("one sees one's own devices, and nobody else's", async () => {
  await signInPhone();
  const { body } = await server.request("GET", path, { token: alice.token });
  deepEqual(body.devices, [{ device_id: alice.deviceId }, { device_id: "PHONE/1", display_name: "Phone" }]);
  const own = await server.request("GET", `${path}/PHONE%2F1`, { token: alice.token });
  deepEqual(own.body, { device_id: "PHONE/1", display_name: "Phone" });
  const other = await server.request("GET", `${path}/PHONE%2F1`, { token: bob.token });
  deepEqual([other.status, other.body.errcode], [404, "M_NOT_FOUND"]);
  equal((await server.request("GET", path)).body.errcode, "M_MISSING_TOKEN");
});

test("one renames one's own devices", async (t) => {
  const rows: readonly [string, Person, string, unknown, number, string | undefined][] = [
    ["a name", alice, "PHONE%2F1", { display_name: "Telephone" }, 200, undefined],
    ["nothing", alice, "PHONE%2F1", {}, 200, undefined],
    ["255 characters", alice, "PHONE%2F1", { display_name: "x".repeat(255) }, 200, undefined],
    ["256 characters", alice, "PHONE%2F1", { display_name: "x".repeat(256) }, 400, "M_BAD_JSON"],
    ["U+0000", alice, "PHONE%2F1", { display_name: "a\u0000" }, 400, "M_BAD_JSON"],
    ["a device with U+0000", alice, "A%00", { display_name: "a" }, 400, "M_INVALID_PARAM"],
    ["a number", alice, "PHONE%2F1", { display_name: 1 }, 400, "M_BAD_JSON"],
    ["an unknown device", alice, "NONE", { display_name: "x" }, 404, "M_NOT_FOUND"],
    ["somebody else's", bob, "PHONE%2F1", { display_name: "x" }, 404, "M_NOT_FOUND"],
  ];
  for (const [name, person, device, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await server.request("PUT", `${path}/${device}`, { token: person.token, body });
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
});

test("removing a device wants the password, and ends its session", async () => {
  await signInPhone();
  const remove = (body: unknown) => server.request("DELETE", `${path}/PHONE%2F1`, { token: alice.token, body });
  const asked = await remove({});
  deepEqual([asked.status, asked.body.flows], [401, [{ stages: ["m.login.password"] }]]);
  const { session } = asked.body;
  const wrong = await remove({ auth: { ...passwordProof(alice, session), password: "wrong password" } });
  deepEqual(
    [wrong.status, wrong.body.errcode, wrong.body.session, wrong.body.completed],
    [401, "M_FORBIDDEN", session, []],
  );
  const another = await remove({ auth: passwordProof(bob, session) });
  deepEqual([another.status, another.body.errcode], [401, "M_FORBIDDEN"]);
  equal((await remove({ auth: passwordProof(alice, session) })).status, 200);
  const ended = await server.request("GET", path, { token: phone.token });
  equal(ended.body.errcode, "M_UNKNOWN_TOKEN");
  equal((await remove({ auth: { session } })).status, 200);
  server.clock.advance(10 * 60_000);
  const expired = await remove({ auth: { session } });
  deepEqual([expired.status, expired.body.errcode], [401, "M_UNKNOWN"]);
});

test("a session serves the request that opened it alone", async (t) => {
  await signInPhone();
  const devices = "/_matrix/client/v3/delete_devices";
  const opened = await server.request("POST", devices, { token: alice.token, body: { devices: ["PHONE/1"] } });
  const { session } = opened.body;
  const auth = passwordProof(alice, session);
  const rows: readonly [string, string, string, string, unknown][] = [
    ["another body", alice.token, "POST", devices, { devices: [], auth }],
    ["another endpoint", alice.token, "DELETE", `${path}/PHONE%2F1`, { auth }],
    ["another device", phone.token, "POST", devices, { devices: ["PHONE/1"], auth }],
    ["another person", bob.token, "POST", devices, { devices: ["PHONE/1"], auth: passwordProof(bob, session) }],
  ];
  for (const [name, token, method, url, body] of rows) {
    await t.test(name, async () => {
      const response = await server.request(method, url, { token, body });
      deepEqual([response.status, response.body.errcode], [403, "M_FORBIDDEN"]);
    });
  }
  const right = await server.request("POST", devices, { token: alice.token, body: { devices: ["PHONE/1"], auth } });
  equal(right.status, 200);
});

test("somebody else's devices are not removed, nor more than 500 at once", async () => {
  await signInPhone();
  const url = "/_matrix/client/v3/delete_devices";
  const foreign = await server.request("POST", url, {
    token: bob.token,
    body: { devices: ["PHONE/1", "NONE"], auth: passwordProof(bob) },
  });
  equal(foreign.status, 200);
  equal((await server.request("GET", path, { token: phone.token })).status, 200);
  const many = await server.request("POST", url, { token: bob.token, body: { devices: Array(501).fill("x") } });
  equal(many.body.errcode, "M_BAD_JSON");
  const missing = await server.request("POST", url, { token: bob.token, body: {} });
  equal(missing.body.errcode, "M_MISSING_PARAM");
});

test("the last use is kept outside of the requests, at most every five minutes", async () => {
  await signInPhone();
  const own = async () => {
    // A command that comes after another is answered after it.
    await server.request("PUT", `${path}/PHONE%2F1`, { token: alice.token, body: {} });
    return (await server.request("GET", `${path}/PHONE%2F1`, { token: alice.token })).body.last_seen_ts;
  };
  const used = server.clock.now() + 300_000;
  server.clock.advance(300_000);
  await server.request("GET", path, { token: phone.token });
  server.clock.advance(10_000);
  equal(await own(), used);
  await server.request("GET", path, { token: phone.token });
  server.clock.advance(10_000);
  equal(await own(), used);
});
