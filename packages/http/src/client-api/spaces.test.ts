import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer();
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

const isSpace = { creation_content: { type: "m.space" } };

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
}

function v1(client: MatrixClient, path: string): Promise<TestResponse> {
  return server.request("GET", `/_matrix/client/v1${path}`, { token: client.person.token });
}

async function addChild(space: string, room: string, content: Record<string, unknown> = {}): Promise<void> {
  const response = await alice.put(`/rooms/${space}/state/m.space.child/${room}`, {
    via: ["conclave.test"],
    ...content,
  });
  equal(response.status, 200, response.text);
}

const namesOf = (response: TestResponse) => response.body.rooms?.map((room: { name?: string }) => room.name);

test("a space is walked depth first, each room once, as far as the caller may know of it", async (t) => {
  const space = await alice.createRoom({ ...isSpace, name: "Space", preset: "public_chat" });
  const inner = await alice.createRoom({ ...isSpace, name: "Inner", preset: "public_chat" });
  const open = await alice.createRoom({ name: "Open", preset: "public_chat" });
  const deep = await alice.createRoom({ name: "Deep", preset: "public_chat" });
  const hidden = await alice.createRoom({ ...isSpace, name: "Hidden" });
  const behind = await alice.createRoom({ name: "Behind", preset: "public_chat" });
  await addChild(space, inner, { order: "a" });
  await addChild(space, open, { suggested: true });
  await addChild(space, hidden, { order: "b" });
  await addChild(inner, deep);
  await addChild(inner, space);
  await addChild(hidden, behind);
  await addChild(space, encodeURIComponent("!nowhere:conclave.test"));
  equal((await alice.put(`/rooms/${space}/state/m.space.child/${behind}`, {})).status, 200);

  const path = `/rooms/${space}/hierarchy`;
  // biome-ignore format: a table
  const walks = [
    [alice, "",                                ["Space", "Inner", "Deep", "Hidden", "Behind", "Open"]],
    [bob,   "",                                ["Space", "Inner", "Deep", "Open"]],
    [bob,   "?max_depth=0",                    ["Space"]],
    [bob,   "?max_depth=1",                    ["Space", "Inner", "Open"]],
    [bob,   "?suggested_only=true",            ["Space", "Open"]],
    [bob,   "?suggested_only=true&max_depth=0",["Space"]],
  ] as const;
  for (const [client, query, names] of walks) {
    await t.test(`${client.person.userId} ${query}`, async () => {
      const response = await v1(client, path + query);
      deepEqual(namesOf(response), names, response.text);
      equal(response.body.next_batch, undefined);
    });
  }

  await t.test("a page at a time, and not of another request", async () => {
    const first = await v1(bob, `${path}?limit=3`);
    deepEqual(namesOf(first), ["Space", "Inner", "Deep"]);
    const from = encodeURIComponent(first.body.next_batch);
    const second = await v1(bob, `${path}?limit=3&from=${from}`);
    deepEqual([namesOf(second), second.body.next_batch], [["Open"], undefined]);
    refused(await v1(bob, `${path}?from=${from}&max_depth=1`), 400, "M_INVALID_PARAM");
    refused(await v1(bob, `${path}?from=nonsense`), 400, "M_INVALID_PARAM");
    refused(await v1(bob, `${path}?limit=0`), 400, "M_INVALID_PARAM");
  });

  await t.test("with the events that make the tree", async () => {
    const { rooms } = (await v1(bob, path)).body;
    const events = rooms[0].children_state;
    deepEqual(
      events.map((event: { state_key: string }) => event.state_key),
      [...[inner, hidden, open].map(decodeURIComponent), "!nowhere:conclave.test"],
    );
    deepEqual(Object.keys(events[0]).sort(), ["content", "origin_server_ts", "sender", "state_key", "type"]);
    deepEqual(rooms[3].children_state, []);
  });

  await t.test("nobody learns of a space that isn't for them", async () => {
    refused(await v1(bob, `/rooms/${hidden}/hierarchy`), 403, "M_FORBIDDEN");
    refused(await v1(bob, "/rooms/!nowhere/hierarchy"), 403, "M_FORBIDDEN");
  });
});

test("who may know of a room by its summary", async (t) => {
  const club = await alice.createRoom({ ...isSpace });
  equal((await alice.post(`/rooms/${club}/invite`, { user_id: bob.person.userId })).status, 200);
  equal((await bob.post(`/join/${club}`)).status, 200);
  const other = await alice.createRoom({ ...isSpace });
  const rule = (join_rule: string, allowed?: string) => ({
    type: "m.room.join_rules",
    content: {
      join_rule,
      ...(allowed && { allow: [{ type: "m.room_membership", room_id: decodeURIComponent(allowed) }] }),
    },
  });
  // biome-ignore format: a table
  const rooms = [
    ["public",                          [rule("public")],                   200],
    ["knock",                           [rule("knock")],                    200],
    ["knock_restricted to others",      [rule("knock_restricted", other)],  200],
    ["restricted to the caller's room", [rule("restricted", club)],         200],
    ["restricted to others",            [rule("restricted", other)],        404],
    ["invite",                          [rule("invite")],                   404],
    ["invite, but readable by anybody", [rule("invite"), { type: "m.room.history_visibility", content: { history_visibility: "world_readable" } }], 200],
  ] as const;
  for (const [name, initial_state, status] of rooms) {
    await t.test(name, async () => {
      const room = await alice.createRoom({ initial_state });
      const response = await v1(bob, `/room_summary/${room}`);
      equal(response.status, status, response.text);
      if (status === 404) equal(response.body.errcode, "M_NOT_FOUND");
    });
  }
  await t.test("who is invited, and who is banned", async () => {
    const room = await alice.createRoom({ name: "Tea", invite: [bob.person.userId], room_alias_name: "tea" });
    const invited = await v1(bob, `/room_summary/${encodeURIComponent("#tea:conclave.test")}`);
    deepEqual(invited.body, {
      room_id: decodeURIComponent(room),
      num_joined_members: 1,
      world_readable: false,
      guest_can_join: true,
      join_rule: "invite",
      name: "Tea",
      canonical_alias: "#tea:conclave.test",
      room_version: "12",
      encryption: "m.megolm.v1.aes-sha2",
      membership: "invite",
    });
    const open = await alice.createRoom({ preset: "public_chat" });
    equal((await alice.post(`/rooms/${open}/ban`, { user_id: bob.person.userId })).status, 200);
    refused(await v1(bob, `/room_summary/${open}`), 404, "M_NOT_FOUND");
    refused(await v1(bob, "/room_summary/nonsense"), 400, "M_INVALID_PARAM");
    refused(await v1(bob, `/room_summary/${encodeURIComponent("#nowhere:conclave.test")}`), 404, "M_NOT_FOUND");
  });
  await t.test("under its first names too", async () => {
    const room = await alice.createRoom({ preset: "public_chat" });
    for (const path of [`summary/${room}`, `rooms/${room}/summary`]) {
      const url = `/_matrix/client/unstable/im.nheko.summary/${path}`;
      equal((await server.request("GET", url, { token: bob.person.token })).status, 200);
    }
  });
});

test("a room open to members of another lets them in, and others knock", async () => {
  const club = await alice.createRoom({ preset: "public_chat" });
  const allow = [{ type: "m.room_membership", room_id: decodeURIComponent(club) }];
  const room = await alice.createRoom({
    initial_state: [{ type: "m.room.join_rules", content: { join_rule: "knock_restricted", allow } }],
  });
  refused(await bob.post(`/join/${room}`), 403, "M_FORBIDDEN");
  equal((await bob.post(`/knock/${room}`, { reason: "tea?" })).status, 200);
  equal((await v1(bob, `/room_summary/${room}`)).body.membership, "knock");
  const section = (await bob.get("/sync")).body.rooms.knock[decodeURIComponent(room)];
  equal(
    section.knock_state.events.some((event: { type: string }) => event.type === "m.room.join_rules"),
    true,
  );
  equal((await bob.post(`/rooms/${room}/leave`)).status, 200);
  equal((await bob.post(`/join/${club}`)).status, 200);
  equal((await bob.post(`/join/${room}`)).status, 200);
});
