import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUpAs } from "@conclave/testing/world";

const api = "/_conclave/admin/v1";
let server: TestServer;
let auditor: Person;
let member: Person;
before(async () => {
  server = await startTestServer();
  await signUpAs(server, "olga", "owner");
  auditor = await signUpAs(server, "axel", "auditor");
  member = await signUpAs(server, "mia", "member");
});
after(() => server.close());

async function read(path: string) {
  const response = await server.request("GET", `${api}/${path}`, { token: auditor.token });
  equal(response.status, 200, response.text);
  return response.body;
}

async function createRoom(body: unknown): Promise<string> {
  const response = await server.request("POST", "/_matrix/client/v3/createRoom", { token: member.token, body });
  equal(response.status, 200, response.text);
  server.clock.advance(60_000);
  return response.body.room_id;
}

test("rooms are listed by activity, with what the server knows and nothing of what is said", async () => {
  const start = server.clock.now();
  const first = await createRoom({ name: "Project X", room_alias_name: "project" });
  const space = await createRoom({ name: "", creation_content: { type: "m.space" } });
  const third = await createRoom({ preset: "public_chat", name: "项目" });
  const left = await createRoom({});
  await server.request("POST", `/_matrix/client/v3/rooms/${left}/leave`, { token: member.token, body: {} });

  const all = await read("rooms");
  const ids = (page: { rooms: { room_id: string }[] }) => page.rooms.map((room) => room.room_id);
  deepEqual([ids(all), all.total], [[third, space, first], 3]);
  deepEqual(all.rooms[2], {
    room_id: first,
    name: "Project X",
    canonical_alias: "#project:conclave.test",
    creator: member.userId,
    room_version: "12",
    encrypted: true,
    join_rule: "invite",
    joined_members: 1,
    invited_members: 0,
    created_ts: start,
    last_event_ts: start,
  });
  deepEqual(
    [all.rooms[1].name, all.rooms[1].room_type, all.rooms[1].encrypted, all.rooms[0].join_rule],
    [undefined, "m.space", false, "public"],
  );

  const page = await read("rooms?limit=2");
  deepEqual(ids(page), [third, space]);
  deepEqual(ids(await read(`rooms?limit=2&from=${page.next_batch}`)), [first]);
  for (const [search, expected] of [
    ["project", [first]],
    ["PROJECT x", [first]],
    ["项目", [third]],
    [first.toLowerCase(), [first]],
    ["nothing", []],
  ] as const) {
    const found = await read(`rooms?search=${encodeURIComponent(search)}`);
    deepEqual([ids(found), found.total], [expected, expected.length], search);
  }
  const everything = await read(`rooms?search=${encodeURIComponent("!")}&limit=1`);
  deepEqual([everything.rooms.length, everything.total], [1, 3]);
  const rest = await read(`rooms?search=${encodeURIComponent("!")}&limit=2&from=${everything.next_batch}`);
  deepEqual(ids(rest), [space, first]);
});

test("the audit log is read newest first, without gaps, and filtered", async () => {
  const all = (await read("audit?limit=500")).records;
  deepEqual(
    all.map((record: { sequence: number }) => record.sequence),
    all.map((_: unknown, index: number) => all.length - index),
  );
  const oldest = all.at(-1);
  deepEqual([oldest.type, oldest.origin, oldest.actor], ["organisation.set-up", "server", undefined]);
  const created = (await read("audit?type=account.created")).records;
  deepEqual(
    created.map((record: { subject: string; origin: string }) => [record.subject, record.origin]),
    ["mia", "axel", "olga"].map((name) => [`@${name}:conclave.test`, "command-line"]),
  );
  deepEqual(created[0].details, { role: "member" });

  const page = await read("audit?limit=3");
  equal(page.records.length, 3);
  const next = await read(`audit?limit=3&from=${page.next_batch}`);
  deepEqual(next.records, all.slice(3, 6));

  const subject = encodeURIComponent(member.userId);
  for (const record of (await read(`audit?subject=${subject}`)).records) equal(record.subject, member.userId);
  const acts = (await read(`audit?actor=${subject}`)).records;
  equal(acts.length > 0, true);
  for (const record of acts) equal(record.actor, member.userId);
  deepEqual((await read("audit?type=unheard.of")).records, []);
});

test("the audit log is read by time: the beginning belongs to it, the end does not", async () => {
  const since = server.clock.now();
  await createRoom({});
  const until = server.clock.now();
  await createRoom({});
  const between = (await read(`audit?since=${since}&until=${until}&type=room.created`)).records;
  deepEqual(
    between.map((record: { ts: number }) => record.ts),
    [since],
  );
  equal((await read(`audit?since=${since}&type=room.created`)).records.length, 2);
  equal((await read(`audit?until=${since}&type=room.created`)).records.length, 4);
  deepEqual((await read(`audit?since=${server.clock.now() + 1}`)).records, []);
  deepEqual((await read("audit?until=1")).records, []);
});

test("where somebody was refused from is told beside the record", async () => {
  await server.request("POST", "/_matrix/client/v3/login", {
    body: { type: "m.login.password", user: "mia", password: "wrong password" },
  });
  const [record] = (await read("audit?type=session.refused")).records;
  deepEqual([record.subject, record.address, record.details], [member.userId, "127.0.0.1", {}]);
});

test("a page that no list ended with is refused", async () => {
  for (const path of ["rooms?from=x", "audit?from=x", "audit?from=-1"]) {
    const response = await server.request("GET", `${api}/${path}`, { token: auditor.token });
    deepEqual([response.status, response.body.errcode], [400, "M_INVALID_PARAM"], path);
  }
});

test("the overview counts", async () => {
  const overview = await read("overview");
  deepEqual(overview, {
    organisation: "Test",
    server_name: "conclave.test",
    version: "0.0.0",
    started_ts: overview.started_ts,
    mode: "development",
    registration: "open",
    encryption: "required",
    key_sharing: "any",
    accounts: { active: 3, disabled: 0, deactivated: 0 },
    devices: 3,
    rooms: { total: 5, encrypted: 4 },
    invitations: { open: 0 },
    storage: { database_bytes: 4_096, media_bytes: 0, media_count: 0 },
    audit: { records: (await read("audit?limit=1")).records[0].sequence },
  });
});
