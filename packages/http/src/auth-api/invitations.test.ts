import { deepEqual, equal, match } from "node:assert/strict";
import { after, before, test } from "node:test";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { followRedirect, type Person, signUpAs, testPassword, tokenOf } from "@conclave/testing/world";

const api = "/_conclave/auth/v1/invitations";
const admin = "/_conclave/admin/v1";
const day = 24 * 60 * 60_000;
let server: TestServer;
let owner: Person;
before(async () => {
  server = await startTestServer({ registration: "invite" });
  owner = await signUpAs(server, "olga", "owner");
});
after(() => server.close());

async function invite(fields: Record<string, unknown> = {}, by: Person = owner) {
  const response = await server.request("POST", `${admin}/invitations`, {
    token: by.token,
    body: { valid_for_ms: day, uses_allowed: 1, role: "member", ...fields },
  });
  equal(response.status, 200, response.text);
  match(response.body.link, /^http:\/\/localhost:8008\/auth\/#\/invitation\/cit_[\w-]{43}$/);
  return { token: tokenOf(response.body.link), id: String(response.body.invitation.invitation_id) };
}

function accept(token: string, localpart: string, fields: Record<string, unknown> = {}) {
  return server.request("POST", `${api}/accept`, { body: { token, localpart, password: testPassword, ...fields } });
}

function inspect(token: string) {
  return server.request("POST", `${api}/inspect`, { body: { token } });
}

test("an invitation says what it is, makes one account, and is used up", async () => {
  const { token, id } = await invite({ suggested_localpart: "Anna", role: "auditor", note: "for the audit" });
  const expires_ts = server.clock.now() + day;
  deepEqual((await inspect(token)).body, {
    state: "open",
    organisation: "Test",
    server_name: "conclave.test",
    invited_by: owner.userId,
    expires_ts,
    suggested_localpart: "anna",
  });
  const unstorable = await accept(token, "anna", { display_name: "An\0na" });
  equal(unstorable.body.error, "display_name must not hold the character U+0000.");
  const person = await followRedirect(server, (await accept(token, "anna", { display_name: "Anna" })).body.redirect);
  const caller = await server.request("GET", `${admin}/caller`, { token: person.token });
  deepEqual(
    [caller.body.user_id, caller.body.display_name, caller.body.role],
    ["@anna:conclave.test", "Anna", "auditor"],
  );
  const spent = await inspect(token);
  deepEqual(spent.body, { state: "used-up", organisation: "Test", server_name: "conclave.test", expires_ts });
  const again = await accept(token, "another");
  deepEqual([again.status, again.body.errcode], [403, "M_FORBIDDEN"]);
  deepEqual(
    (await auditRecordsOf(server, id)).map((record) => [record.type, record.actor]),
    [
      ["invitation.created", owner.userId],
      ["invitation.accepted", "@anna:conclave.test"],
    ],
  );
});

test("the inviter is named as they name themself", async () => {
  await server.request("PUT", `/_matrix/client/v3/profile/${owner.userId}/displayname`, {
    token: owner.token,
    body: { displayname: "Olga" },
  });
  const { token } = await invite();
  equal((await inspect(token)).body.invited_by, "Olga");
});

test("what is refused uses nothing up", async (t) => {
  const { token } = await invite({ uses_allowed: 2 });
  await accept(token, "taken");
  const rows: readonly [string, string, string, Record<string, unknown>, number, string][] = [
    ["an unknown token", "x".repeat(43), "berta", {}, 404, "M_NOT_FOUND"],
    ["a taken name", token, "taken", {}, 400, "M_USER_IN_USE"],
    ["a name that can't be one", token, "b b", {}, 400, "M_INVALID_USERNAME"],
    ["a weak password", token, "berta", { password: "password1234" }, 400, "M_WEAK_PASSWORD"],
    ["both names as password", token, "berta-berta", { password: "Test berta 2026" }, 400, "M_WEAK_PASSWORD"],
    ["the name as password", token, "berta-berta-berta", { password: "berta-berta-berta" }, 400, "M_WEAK_PASSWORD"],
    ["a token of another length", "short", "berta", {}, 400, "M_BAD_JSON"],
  ];
  for (const [name, secret, localpart, fields, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await accept(secret, localpart, fields);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
  equal((await accept(token, "berta")).status, 200);
  equal((await accept(token, "bert")).body.errcode, "M_FORBIDDEN");
});

test("of many who use the last use at once, one gets in", async () => {
  const { token } = await invite({ uses_allowed: 2 });
  const answers = await Promise.all(["una", "duo", "tri", "quad"].map((localpart) => accept(token, localpart)));
  deepEqual(answers.map(({ status }) => status).toSorted(), [200, 200, 403, 403]);
  const accounts = await server.request("GET", `${admin}/accounts?limit=500`, { token: owner.token });
  const names = accounts.body.accounts.map((account: { user_id: string }) => account.user_id);
  const made = ["una", "duo", "tri", "quad"].filter((localpart) => names.includes(`@${localpart}:conclave.test`));
  equal(made.length, 2);
});

test("a name is told to be free only to the holder of an open invitation", async () => {
  const { token } = await invite();
  const check = (secret: string, localpart: string) =>
    server.request("POST", `${api}/localpart`, { body: { token: secret, localpart } });
  equal((await check(token, "gustav")).body.state, "available");
  equal((await check(token, "olga")).body.state, "taken");
  equal((await check(token, "OLGA")).body.state, "taken");
  equal((await check(token, "o l g a")).body.state, "invalid");
  equal((await check("x".repeat(43), "olga")).body.errcode, "M_NOT_FOUND");
  await accept(token, "gustav");
  equal((await check(token, "olga")).body.errcode, "M_FORBIDDEN");
});

test("it ends when it expires, when it is revoked, and when its maker loses the power to invite", async () => {
  const expired = await invite();
  server.clock.advance(day);
  equal((await inspect(expired.token)).body.state, "expired");
  equal((await accept(expired.token, "late")).body.errcode, "M_FORBIDDEN");

  const revoked = await invite();
  equal(
    (await server.request("POST", `${admin}/invitations/${revoked.id}/revoke`, { token: owner.token })).status,
    200,
  );
  equal((await inspect(revoked.token)).body.state, "revoked");
  equal((await accept(revoked.token, "late")).body.errcode, "M_FORBIDDEN");

  const administrator = await signUpAs(server, "adam", "administrator");
  const orphan = await invite({ role: "administrator" }, administrator);
  equal((await inspect(orphan.token)).body.state, "open");
  await server.request("POST", `${admin}/accounts/${administrator.userId}/disable`, { token: owner.token });
  equal((await inspect(orphan.token)).body.state, "revoked");
  equal((await accept(orphan.token, "late")).body.errcode, "M_FORBIDDEN");
  const stateInList = async () => {
    const { body } = await server.request("GET", `${admin}/invitations`, { token: owner.token });
    return body.invitations.find((each: { invitation_id: string }) => each.invitation_id === orphan.id)?.state;
  };
  equal(await stateInList(), "revoked");
  await server.request("POST", `${admin}/accounts/${administrator.userId}/enable`, { token: owner.token });
  equal(await stateInList(), "open");
  const role = { token: owner.token, body: { role: "auditor" } };
  await server.request("PUT", `${admin}/accounts/${administrator.userId}/role`, role);
  equal((await inspect(orphan.token)).body.state, "revoked");
  equal((await server.request("POST", `${admin}/invitations/${orphan.id}/revoke`, { token: owner.token })).status, 200);
});

test("any client registers with the token of an invitation", async () => {
  const { token } = await invite({ role: "auditor" });
  const validity = async (secret: string) => {
    const path = `/_matrix/client/v1/register/m.login.registration_token/validity?token=${secret}`;
    return (await server.request("GET", path)).body;
  };
  const register = (auth?: unknown) =>
    server.request("POST", "/_matrix/client/v3/register", {
      body: { username: "nora", password: testPassword, ...(auth === undefined ? {} : { auth }) },
    });
  deepEqual([await validity(token), await validity("unknown")], [{ valid: true }, { valid: false }]);
  const first = await register();
  deepEqual([first.status, first.body.flows], [401, [{ stages: ["m.login.registration_token"] }]]);
  const { session } = first.body;
  const type = "m.login.registration_token";
  for (const [auth, errcode] of [
    [{ type, session }, "M_MISSING_PARAM"],
    [{ type, session, token: "unknown" }, "M_FORBIDDEN"],
    [{ type: "m.login.dummy", session }, "M_UNRECOGNIZED"],
  ] as const) {
    const refused = await register(auth);
    deepEqual([refused.status, refused.body.errcode], [401, errcode]);
  }
  const done = await register({ type, session, token });
  equal(done.body.user_id, "@nora:conclave.test");
  const caller = await server.request("GET", `${admin}/caller`, { token: done.body.access_token });
  equal(caller.body.role, "auditor");
  deepEqual(await validity(token), { valid: false });
});

test("where registration is closed, no invitation works", async () => {
  const closed = await startTestServer({ registration: "closed" });
  const admin = await signUpAs(closed, "olga", "owner");
  const created = await closed.request("POST", "/_conclave/admin/v1/invitations", {
    token: admin.token,
    body: { valid_for_ms: day, uses_allowed: 1, role: "member" },
  });
  const validity = await closed.request(
    "GET",
    "/_matrix/client/v1/register/m.login.registration_token/validity?token=abc",
  );
  deepEqual([created.body.errcode, validity.body.errcode], ["M_FORBIDDEN", "M_FORBIDDEN"]);
  await closed.close();
});
