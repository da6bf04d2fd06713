import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Role } from "@conclave/protocol/permissions/role";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signIn, signUpAs } from "@conclave/testing/world";

const api = "/_conclave/admin/v1";
let server: TestServer;
const people = new Map<string, Person>();
before(async () => {
  server = await startTestServer();
  const roles: readonly [string, Role][] = [
    ["olga", "owner"],
    ["adam", "administrator"],
    ["sven", "security-officer"],
    ["axel", "auditor"],
    ["mia", "member"],
    ["max", "member"],
  ];
  for (const [localpart, role] of roles) people.set(localpart, await signUpAs(server, localpart, role));
});
after(() => server.close());

function person(localpart: string): Person {
  const found = people.get(localpart);
  if (found === undefined) throw new Error(`${localpart} is nobody`);
  return found;
}

function act(by: string, act: string, userId: string, body?: unknown) {
  const method = act === "role" ? "PUT" : "POST";
  return server.request(method, `${api}/accounts/${userId}/${act}`, { token: person(by).token, body });
}

async function list(query: string, by = "olga") {
  return (await server.request("GET", `${api}/accounts?${query}`, { token: person(by).token })).body;
}

function whoami(token: string) {
  return server.request("GET", "/_matrix/client/v3/account/whoami", { token });
}

test("people are listed by name, a page at a time, each with devices and last use", async () => {
  await signIn(server, person("mia").userId);
  await whoami(person("mia").token);
  server.clock.advance(10_000);
  // Commands run one after the other: once this one is answered, the last uses are recorded.
  await act("olga", "enable", person("mia").userId);
  const all = await list("");
  deepEqual(
    all.accounts.map((account: { user_id: string }) => account.user_id),
    ["adam", "axel", "max", "mia", "olga", "sven"].map((name) => `@${name}:conclave.test`),
  );
  deepEqual([all.total, all.next_batch], [6, undefined]);
  const [mia] = all.accounts.filter((account: { user_id: string }) => account.user_id === person("mia").userId);
  deepEqual([mia.role, mia.state, mia.device_count, typeof mia.last_seen_ts], ["member", "active", 2, "number"]);

  const first = await list("limit=4");
  deepEqual([first.accounts.length, first.total], [4, 6]);
  const second = await list(`limit=4&from=${encodeURIComponent(first.next_batch)}`);
  deepEqual(
    [...first.accounts, ...second.accounts].map((account: { user_id: string }) => account.user_id),
    all.accounts.map((account: { user_id: string }) => account.user_id),
  );
  equal(second.next_batch, undefined);
});

test("people are found by a piece of their name, their state or their role", async () => {
  await server.request("PUT", `/_matrix/client/v3/profile/${person("max").userId}/displayname`, {
    token: person("max").token,
    body: { displayname: '王小明 "100%"' },
  });
  const rows: readonly [string, readonly string[]][] = [
    ["search=AX", ["axel", "max"]],
    ["search=小明", ["max"]],
    [`search=${encodeURIComponent('"100%"')}`, ["max"]],
    ["search=%25", ["max"]],
    ["search=_", []],
    ["search=conclave.test&role=member", ["max", "mia"]],
    ["role=owner", ["olga"]],
    ["state=disabled", []],
    ["search=nobody", []],
  ];
  for (const [query, expected] of rows) {
    const found = await list(query);
    deepEqual(
      found.accounts.map((account: { user_id: string }) => account.user_id),
      expected.map((name) => `@${name}:conclave.test`),
      query,
    );
    equal(found.total, expected.length, query);
  }
});

test("what a list refuses", async () => {
  for (const query of ["limit=0", "limit=501", "limit=x", "state=gone", "search=", `search=${"x".repeat(101)}`]) {
    const response = await server.request("GET", `${api}/accounts?${query}`, { token: person("olga").token });
    deepEqual([response.status, response.body.errcode], [400, "M_INVALID_PARAM"], query);
  }
});

test("disabling holds from the next request on, and enabling gives everything back", async () => {
  const mia = person("mia");
  equal((await whoami(mia.token)).status, 200);
  const disabled = await act("sven", "disable", mia.userId);
  deepEqual([disabled.status, disabled.body.state], [200, "disabled"]);
  const locked = await whoami(mia.token);
  deepEqual([locked.status, locked.body.errcode, locked.body.soft_logout], [401, "M_USER_LOCKED", true]);
  await signIn(server, mia.userId).then(
    () => Promise.reject(new Error("Somebody who is disabled can sign in.")),
    () => undefined,
  );
  equal((await act("olga", "disable", mia.userId)).body.state, "disabled");
  equal((await act("olga", "enable", mia.userId)).body.state, "active");
  equal((await act("olga", "enable", mia.userId)).body.state, "active");
  equal((await whoami(mia.token)).status, 200);
  const records = await auditRecordsOf(server, mia.userId);
  deepEqual(
    records.filter((record) => record.type.endsWith("abled")).map((record) => [record.type, record.actor]),
    [
      ["account.disabled", person("sven").userId],
      ["account.enabled", person("olga").userId],
    ],
  );
});

test("a waiting sync of somebody who is disabled ends at once", async () => {
  const max = person("max");
  const path = "/_matrix/client/v3/sync";
  const first = await server.request("GET", `${path}?timeout=0`, { token: max.token });
  const waiting = server.request("GET", `${path}?timeout=30000&since=${first.body.next_batch}`, { token: max.token });
  await new Promise((resolve) => setImmediate(resolve));
  await act("olga", "disable", max.userId);
  await waiting;
  equal((await whoami(max.token)).body.errcode, "M_USER_LOCKED");
  await act("olga", "enable", max.userId);
});

test("a role holds from the next request on", async () => {
  const mia = person("mia");
  equal((await server.request("GET", `${api}/overview`, { token: mia.token })).status, 403);
  const given = await act("adam", "role", mia.userId, { role: "auditor" });
  deepEqual([given.status, given.body.role], [200, "auditor"]);
  equal((await server.request("GET", `${api}/overview`, { token: mia.token })).status, 200);
  equal((await act("adam", "role", mia.userId, { role: "auditor" })).status, 200);
  await act("adam", "role", mia.userId, { role: "member" });
  equal((await server.request("GET", `${api}/overview`, { token: mia.token })).status, 403);
  const records = await auditRecordsOf(server, mia.userId);
  equal(records.filter((record) => record.type === "account.role-assigned").length, 2);
});

test("who may do what to whom", async (t) => {
  const out = { sign_out_everywhere: false };
  const nobody = "@nobody:conclave.test";
  const olga = person("olga").userId;
  const rows: readonly [string, string, string, unknown, number, string][] = [
    ["olga", "disable", olga, undefined, 403, "M_FORBIDDEN"],
    ["olga", "role", olga, { role: "member" }, 403, "M_FORBIDDEN"],
    ["adam", "disable", olga, undefined, 403, "M_FORBIDDEN"],
    ["adam", "role", olga, { role: "member" }, 403, "M_FORBIDDEN"],
    ["adam", "reset", olga, out, 403, "M_FORBIDDEN"],
    ["adam", "role", person("mia").userId, { role: "owner" }, 403, "M_FORBIDDEN"],
    ["sven", "disable", person("adam").userId, undefined, 403, "M_FORBIDDEN"],
    ["sven", "reset", person("mia").userId, out, 403, "M_FORBIDDEN"],
    ["axel", "disable", person("mia").userId, undefined, 403, "M_FORBIDDEN"],
    ["mia", "enable", person("max").userId, undefined, 403, "M_FORBIDDEN"],
    ["olga", "disable", nobody, undefined, 404, "M_NOT_FOUND"],
    ["olga", "enable", nobody, undefined, 404, "M_NOT_FOUND"],
    ["olga", "role", nobody, { role: "member" }, 404, "M_NOT_FOUND"],
    ["olga", "reset", nobody, out, 404, "M_NOT_FOUND"],
    ["olga", "reset", "nonsense", out, 404, "M_NOT_FOUND"],
    ["olga", "role", person("mia").userId, { role: "king" }, 400, "M_BAD_JSON"],
    ["olga", "role", person("mia").userId, {}, 400, "M_MISSING_PARAM"],
    ["olga", "reset", person("mia").userId, {}, 400, "M_MISSING_PARAM"],
  ];
  for (const [by, what, userId, body, status, errcode] of rows) {
    await t.test(`${by}: ${what} of ${userId} ${JSON.stringify(body) ?? ""}`, async () => {
      const response = await act(by, what, userId, body);
      deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
    });
  }
});

test("the last active owner stays, a disabled one can go", async () => {
  const second = await signUpAs(server, "otto", "owner");
  people.set("otto", second);
  equal((await act("otto", "disable", person("olga").userId)).status, 200);
  equal((await act("otto", "role", person("olga").userId, { role: "member" })).status, 200);
  equal((await act("otto", "enable", person("olga").userId)).status, 200);
  equal((await act("adam", "disable", second.userId)).body.errcode, "M_FORBIDDEN");
  equal((await act("otto", "role", person("olga").userId, { role: "owner" })).status, 200);
  equal((await act("olga", "role", second.userId, { role: "member" })).status, 200);
});

test("the caller learns what they may do", async () => {
  const caller = async (name: string) =>
    (await server.request("GET", `${api}/caller`, { token: person(name).token })).body;
  deepEqual((await caller("mia")).permissions, []);
  const auditor = await caller("axel");
  deepEqual([auditor.user_id, auditor.role], [person("axel").userId, "auditor"]);
  equal(auditor.permissions.includes("audit.list"), true);
  equal(auditor.permissions.includes("accounts.disable"), false);
});
