import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "@conclave/services/instance/set-up";
import { createSetUpLink } from "@conclave/services/invitations/create-set-up-link";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { followRedirect, signUpAs, testPassword, tokenOf } from "@conclave/testing/world";

const api = "/_conclave/auth/v1";
const hour = 60 * 60_000;

async function makeToken(server: TestServer): Promise<string> {
  const { link } = await server.parts.dispatcher.run(createSetUpLink, { by: "command-line" });
  match(link, /^http:\/\/localhost:8008\/auth\/#\/set-up\/cst_[\w-]{43}$/);
  return tokenOf(link);
}

async function status(server: TestServer) {
  return (await server.request("GET", `${api}/status`)).body;
}

const form = { organisation: "Example", server_name: "example.org", localpart: "olga", password: testPassword };

test("a link sets the organisation up with its owner, once, and signs the owner in", async () => {
  const server = await startTestServer({ registration: "invite" }, { setUp: false });
  deepEqual(await status(server), { set_up: false, registration: "invite", password_minimum_length: 12 });
  const token = await makeToken(server);
  const other = await makeToken(server);
  const inspected = await server.request("POST", `${api}/set-up/inspect`, { body: { token } });
  deepEqual(inspected.body, { expires_ts: server.clock.now() + hour });

  const body = { ...form, token, display_name: "Olga Owner" };
  const answer = await server.request("POST", `${api}/set-up`, { body });
  match(answer.body.redirect, /^http:\/\/localhost:8008\/\?loginToken=clt_/);
  const owner = await followRedirect(server, answer.body.redirect);
  equal(owner.userId, "@olga:example.org");
  const caller = await server.request("GET", "/_conclave/admin/v1/caller", { token: owner.token });
  deepEqual([caller.body.role, caller.body.display_name], ["owner", "Olga Owner"]);
  deepEqual(await status(server), {
    set_up: true,
    organisation: "Example",
    server_name: "example.org",
    registration: "invite",
    password_minimum_length: 12,
  });
  const [record] = await auditRecordsOf(server, "example.org");
  deepEqual([record?.type, record?.actor, record?.origin], ["organisation.set-up", "@olga:example.org", "api"]);

  for (const used of [token, other, "x".repeat(43)]) {
    for (const [path, again] of [
      ["set-up/inspect", { token: used }],
      ["set-up", { ...form, token: used }],
    ] as const) {
      const refused = await server.request("POST", `${api}/${path}`, { body: again });
      deepEqual([refused.status, refused.body.errcode], [403, "M_FORBIDDEN"], path);
    }
  }
  await server.close();
});

test("of two who set up at once, one becomes the owner", async () => {
  const server = await startTestServer({}, { setUp: false });
  const tokens = [await makeToken(server), await makeToken(server)];
  const answers = await Promise.all(
    tokens.map((token, index) => {
      const body = { ...form, token, server_name: `example${index}.org`, localpart: `owner${index}` };
      return server.request("POST", `${api}/set-up`, { body });
    }),
  );
  deepEqual(answers.map(({ status }) => status).toSorted(), [200, 403]);
  await server.close();
});

test("what is refused leaves the link usable and nothing behind", async (t) => {
  const server = await startTestServer({}, { setUp: false });
  const token = await makeToken(server);
  const rows: readonly [string, Record<string, unknown>, number, string][] = [
    ["an unknown token", { token: "x".repeat(43) }, 404, "M_NOT_FOUND"],
    ["a token that can't be one", { token: "a b" }, 400, "M_BAD_JSON"],
    ["no server name", { server_name: undefined }, 400, "M_MISSING_PARAM"],
    ["a server name with a space", { server_name: "example org" }, 400, "M_INVALID_PARAM"],
    ["a server name with a slash", { server_name: "example.org/" }, 400, "M_INVALID_PARAM"],
    ["no name that an account can have", { localpart: "olga owner" }, 400, "M_INVALID_USERNAME"],
    ["a short password", { password: "short" }, 400, "M_WEAK_PASSWORD"],
    ["the names as password", { password: "olga-Example-2026" }, 400, "M_WEAK_PASSWORD"],
    ["no organisation", { organisation: "" }, 400, "M_BAD_JSON"],
    ["a blank organisation", { organisation: "  " }, 400, "M_INVALID_PARAM"],
  ];
  for (const [name, fields, code, errcode] of rows) {
    await t.test(name, async () => {
      const response = await server.request("POST", `${api}/set-up`, { body: { ...form, token, ...fields } });
      deepEqual([response.status, response.body.errcode], [code, errcode]);
    });
  }
  equal((await status(server)).set_up, false);
  server.clock.advance(hour);
  const late = await server.request("POST", `${api}/set-up`, { body: { ...form, token } });
  deepEqual([late.status, late.body.errcode], [404, "M_NOT_FOUND"]);
  await server.close();
});

test("where the configuration gave the name, the link makes only the owner", async () => {
  const server = await startTestServer({}, { setUp: false });
  await server.parts.dispatcher.run(setUp, { serverName: "example.org", organisation: "example.org" });
  const before = await status(server);
  deepEqual([before.set_up, before.server_name], [false, "example.org"]);
  const token = await makeToken(server);
  const other = await server.request("POST", `${api}/set-up`, {
    body: { ...form, token, server_name: "elsewhere.org" },
  });
  deepEqual([other.status, other.body.errcode], [400, "M_INVALID_PARAM"]);
  const { server_name: _, ...unnamed } = form;
  const answer = await server.request("POST", `${api}/set-up`, { body: { ...unnamed, token } });
  equal((await followRedirect(server, answer.body.redirect)).userId, "@olga:example.org");
  const after = await status(server);
  deepEqual([after.set_up, after.organisation], [true, "Example"]);
  await server.close();
});

test("an owner from the command line ends set-up too", async () => {
  const server = await startTestServer();
  const token = await makeToken(server);
  await signUpAs(server, "olga", "owner");
  equal((await status(server)).set_up, true);
  const refused = await server.request("POST", `${api}/set-up`, { body: { ...form, token } });
  deepEqual([refused.status, refused.body.errcode], [403, "M_FORBIDDEN"]);
  await server.close();
});
