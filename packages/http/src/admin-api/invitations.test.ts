import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUpAs } from "@conclave/testing/world";

const api = "/_conclave/admin/v1/invitations";
const hour = 60 * 60_000;
const day = 24 * hour;
let server: TestServer;
let owner: Person;
before(async () => {
  server = await startTestServer({ registration: "invite" });
  owner = await signUpAs(server, "olga", "owner");
});
after(() => server.close());

function create(fields: Record<string, unknown> = {}, by: Person = owner) {
  const body = { valid_for_ms: day, uses_allowed: 1, role: "member", ...fields };
  return server.request("POST", api, { token: by.token, body });
}

async function list(query: string) {
  return (await server.request("GET", `${api}?${query}`, { token: owner.token })).body;
}

function revoke(id: string, by: Person = owner) {
  return server.request("POST", `${api}/${id}/revoke`, { token: by.token });
}

test("invitations are made, listed newest first, and revoked once", async () => {
  const made: string[] = [];
  for (let count = 0; count < 5; count++) {
    const response = await create({ valid_for_ms: count === 0 ? hour : day, note: `number ${count}` });
    made.unshift(response.body.invitation.invitation_id);
    server.clock.advance(1);
  }
  const ids = (page: { invitations: { invitation_id: string }[] }) =>
    page.invitations.map((invitation) => invitation.invitation_id);
  deepEqual(ids(await list("")), made);
  const first = await list("limit=3");
  deepEqual([ids(first), first.total], [made.slice(0, 3), 5]);
  deepEqual(ids(await list(`limit=3&from=${first.next_batch}`)), made.slice(3));

  server.clock.advance(hour - 1);
  const [last = ""] = made;
  const revoked = await revoke(last);
  deepEqual([revoked.status, revoked.body.state, revoked.body.note], [200, "revoked", "number 4"]);
  deepEqual(
    (await list("")).invitations.map((each: { state: string }) => each.state),
    ["open", "open", "open"],
  );
  const closed = await list("state=closed");
  deepEqual(
    closed.invitations.map((each: { state: string }) => each.state),
    ["revoked", "expired"],
  );
  deepEqual([closed.total, (await list("state=all")).total], [2, 5]);
  deepEqual(closed.invitations[0], {
    invitation_id: last,
    state: "revoked",
    created_by: owner.userId,
    created_ts: server.clock.now() - hour,
    expires_ts: server.clock.now() - hour + day,
    uses_allowed: 1,
    uses_completed: 0,
    role: "member",
    note: "number 4",
  });
  const again = await revoke(last);
  deepEqual([again.status, again.body.errcode], [403, "M_BAD_STATE"]);
  equal((await revoke("unknown")).body.errcode, "M_NOT_FOUND");
});

test("what is refused", async (t) => {
  const administrator = await signUpAs(server, "adam", "administrator");
  const officer = await signUpAs(server, "sven", "security-officer");
  const rows: readonly [string, Record<string, unknown>, Person, number, string][] = [
    ["less than an hour", { valid_for_ms: hour - 1 }, owner, 400, "M_BAD_JSON"],
    ["more than thirty days", { valid_for_ms: 30 * day + 1 }, owner, 400, "M_BAD_JSON"],
    ["no use", { uses_allowed: 0 }, owner, 400, "M_BAD_JSON"],
    ["too many uses", { uses_allowed: 101 }, owner, 400, "M_BAD_JSON"],
    ["a taken name", { suggested_localpart: "olga" }, owner, 400, "M_USER_IN_USE"],
    ["a name that can't be one", { suggested_localpart: "o l" }, owner, 400, "M_INVALID_USERNAME"],
    ["a name for several", { suggested_localpart: "nora", uses_allowed: 2 }, owner, 400, "M_INVALID_PARAM"],
    ["an owner by an administrator", { role: "owner" }, administrator, 403, "M_FORBIDDEN"],
    ["no permission", {}, officer, 403, "M_FORBIDDEN"],
  ];
  for (const [name, fields, by, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await create(fields, by);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
  for (const from of ["x", "1", "1.", "a.b"]) {
    const response = await server.request("GET", `${api}?from=${from}`, { token: owner.token });
    deepEqual([response.status, response.body.errcode], [400, "M_INVALID_PARAM"]);
  }
  const created = await create({}, administrator);
  equal((await revoke(created.body.invitation.invitation_id, officer)).status, 200);
});
