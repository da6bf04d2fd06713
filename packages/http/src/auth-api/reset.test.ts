import { deepEqual, equal, match } from "node:assert/strict";
import { after, before, test } from "node:test";
import { setAccountState } from "@conclave/testing/account-state";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { followRedirect, type Person, signIn, signUpAs, tokenOf } from "@conclave/testing/world";

const api = "/_conclave/auth/v1/reset";
const admin = "/_conclave/admin/v1/accounts";
const day = 24 * 60 * 60_000;
const newPassword = "another horse battery";
let server: TestServer;
let owner: Person;
before(async () => {
  server = await startTestServer();
  owner = await signUpAs(server, "olga", "owner");
});
after(() => server.close());

function reset(userId: string, signOutEverywhere = false) {
  return server.request("POST", `${admin}/${userId}/reset`, {
    token: owner.token,
    body: { sign_out_everywhere: signOutEverywhere },
  });
}

function complete(token: string, password = newPassword) {
  return server.request("POST", `${api}/complete`, { body: { token, password } });
}

async function whoami(person: Person) {
  return (await server.request("GET", "/_matrix/client/v3/account/whoami", { token: person.token })).status;
}

test("a reset takes the password away at once, and its link sets another, once", async () => {
  const person = await signUpAs(server, "anna", "member");
  const answer = await reset(person.userId);
  match(answer.body.link, /^http:\/\/localhost:8008\/auth\/#\/reset\/cpt_[\w-]{43}$/);
  const token = tokenOf(answer.body.link);
  const inspected = await server.request("POST", `${api}/inspect`, { body: { token } });
  deepEqual(inspected.body, { user_id: person.userId, expires_ts: server.clock.now() + day });
  await signIn(server, person.userId).then(
    () => Promise.reject(new Error("The old password still works.")),
    () => undefined,
  );
  equal(await whoami(person), 200);

  for (const weak of ["short", "password1234"]) {
    const refused = await complete(token, weak);
    deepEqual([refused.status, refused.body.errcode], [400, "M_WEAK_PASSWORD"]);
  }
  equal((await followRedirect(server, (await complete(token)).body.redirect)).userId, person.userId);
  await signIn(server, person.userId, { password: newPassword });
  for (const path of ["inspect", "complete"]) {
    const again = await server.request("POST", `${api}/${path}`, { body: { token, password: newPassword } });
    deepEqual([again.status, again.body.errcode], [404, "M_NOT_FOUND"]);
  }
  const types = (await auditRecordsOf(server, person.userId)).map((record) => record.type);
  deepEqual(
    types.filter((type) => type.startsWith("account.")),
    ["account.created", "account.password-reset", "account.password-changed"],
  );
});

test("the sessions end where that was asked for", async () => {
  const person = await signUpAs(server, "berta", "member");
  equal(await whoami(person), 200);
  await reset(person.userId, true);
  equal(await whoami(person), 401);
});

test("with the sessions goes the dehydrated device, and the log says so; without, it stays", async () => {
  const person = await signUpAs(server, "cora", "member");
  const path = "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device";
  const device_keys = {
    user_id: person.userId,
    device_id: "DRY",
    algorithms: [],
    keys: { "ed25519:DRY": "key" },
    signatures: { [person.userId]: { "ed25519:DRY": "as sent" } },
  };
  const body = { device_id: "DRY", device_data: { algorithm: "any" }, device_keys };
  equal((await server.request("PUT", path, { token: person.token, body })).status, 200);
  const deleted = async () =>
    (await auditRecordsOf(server, person.userId)).filter(({ type }) => type === "device.deleted");
  await reset(person.userId);
  equal((await server.request("GET", path, { token: person.token })).status, 200);
  deepEqual(await deleted(), []);

  const { link } = (await reset(person.userId, true)).body;
  const again = await followRedirect(server, (await complete(tokenOf(link))).body.redirect);
  equal((await server.request("GET", path, { token: again.token })).status, 404);
  const [record, ...others] = await deleted();
  deepEqual([record?.actor, record?.detail, others], [owner.userId, { device_id: "DRY" }, []]);
});

test("a newer link replaces an older one, and each ends after a day", async () => {
  const person = await signUpAs(server, "carla", "member");
  const older = tokenOf((await reset(person.userId)).body.link);
  const newer = tokenOf((await reset(person.userId)).body.link);
  equal((await complete(older)).body.errcode, "M_NOT_FOUND");
  server.clock.advance(day);
  equal((await complete(newer)).body.errcode, "M_NOT_FOUND");
  equal((await complete("x".repeat(43))).body.errcode, "M_NOT_FOUND");
});

test("an account that is disabled has no reset, and its link ends", async () => {
  const person = await signUpAs(server, "dora", "member");
  const token = tokenOf((await reset(person.userId)).body.link);
  await server.request("POST", `${admin}/${person.userId}/disable`, { token: owner.token });
  equal((await complete(token)).body.errcode, "M_NOT_FOUND");
  const refused = await reset(person.userId);
  deepEqual([refused.body.errcode, refused.body.soft_logout], ["M_USER_LOCKED", undefined]);
});

test("the link of an account that is disabled or deactivated sets nothing, and says why", async () => {
  const person = await signUpAs(server, "erna", "member");
  const token = tokenOf((await reset(person.userId)).body.link);
  const rows = [
    ["disabled", 401, "M_USER_LOCKED"],
    ["deactivated", 403, "M_USER_DEACTIVATED"],
  ] as const;
  for (const [state, status, errcode] of rows) {
    await setAccountState(server, person.userId, state);
    const refused = await complete(token);
    deepEqual([refused.status, refused.body.errcode], [status, errcode]);
  }
  await setAccountState(server, person.userId, "active");
  equal((await complete(token)).status, 200);
});
