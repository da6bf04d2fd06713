import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let carol: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  carol = matrixClient(server, await signUp(server, "carol"));
});
after(() => server.close());

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

async function membershipOf(room: string, person: MatrixClient): Promise<string | undefined> {
  const response = await alice.get(`/rooms/${room}/state/m.room.member/${encodeURIComponent(person.person.userId)}`);
  return response.body.membership;
}

const bobs = () => ({ user_id: bob.person.userId, reason: "because" });

test("invited, joined, left, forgotten", async () => {
  const room = await alice.createRoom();
  answers(await bob.post(`/rooms/${room}/join`), 403, "M_FORBIDDEN");
  answers(await alice.post(`/rooms/${room}/invite`, bobs()), 200);
  equal(await membershipOf(room, bob), "invite");
  answers(await bob.post(`/rooms/${room}/forget`), 400, "M_UNKNOWN");
  const joined = await bob.post(`/join/${room}`);
  equal(encodeURIComponent(joined.body.room_id), room);
  answers(await alice.post(`/rooms/${room}/invite`, bobs()), 403, "M_FORBIDDEN");
  const again = await bob.post(`/rooms/${room}/join`);
  equal(again.status, 200, "joining twice is joining once");
  deepEqual((await bob.get("/joined_rooms")).body.joined_rooms.includes(joined.body.room_id), true);
  answers(await bob.post(`/rooms/${room}/leave`, { reason: "enough" }), 200);
  answers(await bob.post(`/rooms/${room}/leave`), 200);
  equal((await bob.get(`/rooms/${room}/messages?dir=b`)).status, 200, "what was seen stays visible");
  answers(await bob.post(`/rooms/${room}/forget`), 200);
  answers(await bob.post(`/rooms/${room}/forget`), 200);
  answers(await bob.get(`/rooms/${room}/messages?dir=b`), 403, "M_FORBIDDEN");
});

test("who blocks invitations gets none, and isn't told of those that came before", async () => {
  const account = `/user/${encodeURIComponent(bob.person.userId)}/account_data/m.invite_permission_config`;
  const before = await alice.createRoom({ invite: [bob.person.userId] });
  const room = await alice.createRoom();
  const { next_batch: since } = (await bob.get("/sync")).body;
  answers(await bob.put(account, { default_action: "block" }), 200);
  answers(await alice.post(`/rooms/${room}/invite`, bobs()), 403, "M_INVITE_BLOCKED");
  answers(await alice.post("/createRoom", { invite: [bob.person.userId] }), 403, "M_INVITE_BLOCKED");
  const state = `/rooms/${room}/state/m.room.member/${encodeURIComponent(bob.person.userId)}`;
  answers(await alice.put(state, { membership: "invite" }), 403, "M_INVITE_BLOCKED");
  deepEqual((await bob.get("/sync")).body.rooms?.invite ?? {}, {});
  deepEqual(await slidingRooms(bob), []);
  equal(await membershipOf(before, bob), "invite", "the room still has it");
  answers(await bob.put(account, {}), 200);
  answers(await alice.post(`/rooms/${room}/invite`, bobs()), 200);
  const both = [before, room].map(decodeURIComponent).sort();
  deepEqual(Object.keys((await bob.get("/sync")).body.rooms.invite).sort(), both);
  deepEqual(Object.keys((await bob.get(`/sync?since=${since}`)).body.rooms.invite), [decodeURIComponent(room)]);
  deepEqual(await slidingRooms(bob), both);
  for (const each of [before, room]) await bob.post(`/rooms/${each}/leave`);
});

/** The rooms that sliding sync tells somebody of who begins anew. */
async function slidingRooms({ person }: MatrixClient): Promise<readonly string[]> {
  const lists = { all: { ranges: [[0, 99]], timeline_limit: 1, required_state: [] } };
  const path = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync";
  const { body } = await server.request("POST", path, { token: person.token, body: { lists } });
  return Object.keys(body.rooms).sort();
}

test("a kick, a ban, and its end", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  answers(await alice.post(`/rooms/${room}/kick`, bobs()), 403, "M_FORBIDDEN");
  await bob.post(`/rooms/${room}/join`);
  answers(await bob.post(`/rooms/${room}/kick`, { user_id: alice.person.userId }), 403, "M_FORBIDDEN");
  answers(await carol.post(`/rooms/${room}/kick`, bobs()), 403, "M_FORBIDDEN");
  answers(await alice.post(`/rooms/${room}/kick`, bobs()), 200);
  equal(await membershipOf(room, bob), "leave");
  answers(await alice.post(`/rooms/${room}/unban`, bobs()), 403, "M_BAD_STATE");
  answers(await alice.post(`/rooms/${room}/ban`, bobs()), 200);
  answers(await bob.post(`/rooms/${room}/join`), 403, "M_FORBIDDEN");
  answers(await alice.post(`/rooms/${room}/kick`, bobs()), 403, "M_FORBIDDEN");
  equal(await membershipOf(room, bob), "ban", "a kick lifts no ban");
  answers(await carol.post(`/rooms/${room}/unban`, bobs()), 403, "M_FORBIDDEN");
  answers(await alice.post(`/rooms/${room}/unban`, bobs()), 200);
  answers(await bob.post(`/rooms/${room}/join`), 200);
});

test("what names no person is refused", async (t) => {
  const room = await alice.createRoom();
  const rows: readonly [string, string, unknown, number, string][] = [
    [
      "an invitation by address",
      "invite",
      { id_server: "x", medium: "email", address: "a@b.c", id_access_token: "t" },
      403,
      "M_THREEPID_DENIED",
    ],
    ["an invitation of nobody", "invite", {}, 400, "M_MISSING_PARAM"],
    ["an invitation of somebody unknown", "invite", { user_id: "@zoe:conclave.test" }, 404, "M_NOT_FOUND"],
    ["an invitation to another server", "invite", { user_id: "@zoe:elsewhere.org" }, 403, "M_FORBIDDEN"],
    ["a number", "invite", { user_id: 5 }, 400, "M_BAD_JSON"],
    ["no identifier", "kick", { user_id: "bob" }, 400, "M_BAD_JSON"],
    ["nobody to kick", "kick", {}, 400, "M_MISSING_PARAM"],
    ["nobody to ban", "ban", {}, 400, "M_MISSING_PARAM"],
    ["nobody to unban", "unban", {}, 400, "M_MISSING_PARAM"],
    ["a reason that is no text", "leave", { reason: {} }, 400, "M_BAD_JSON"],
  ];
  for (const [name, verb, body, status, errcode] of rows) {
    await t.test(name, async () => answers(await alice.post(`/rooms/${room}/${verb}`, body), status, errcode));
  }
});

test("a stranger hears the same of every room, whether or not it exists", async (t) => {
  const real = await alice.createRoom();
  for (const room of [real, encodeURIComponent("!nowhere:conclave.test")]) {
    for (const verb of ["leave", "forget", "kick", "ban", "unban", "invite"]) {
      await t.test(`${verb} ${room === real ? "a room" : "nothing"}`, async () =>
        answers(await bob.post(`/rooms/${room}/${verb}`, { user_id: carol.person.userId }), 403, "M_FORBIDDEN"),
      );
    }
  }
  answers(await bob.post("/join/nonsense"), 400, "M_INVALID_PARAM");
  for (const verb of ["join", "knock"])
    answers(await bob.post(`/${verb}/${encodeURIComponent("#none:conclave.test")}`), 404, "M_NOT_FOUND");
});

test("a knock is answered by an invitation", async () => {
  const room = await alice.createRoom({
    initial_state: [{ type: "m.room.join_rules", content: { join_rule: "knock" } }],
  });
  answers(await bob.post(`/knock/${room}`, { reason: "let me in" }), 200);
  equal(await membershipOf(room, bob), "knock");
  answers(await bob.post(`/rooms/${room}/join`), 403, "M_FORBIDDEN");
  answers(await alice.post(`/rooms/${room}/invite`, bobs()), 200);
  answers(await bob.post(`/rooms/${room}/join`), 200);
  answers(await bob.post(`/knock/${room}`), 403, "M_FORBIDDEN");
});

test("a restricted room lets in who is in the room that it names", async (t) => {
  for (const version of ["10", "11", "12"]) {
    await t.test(`version ${version}`, async () => {
      const club = await alice.createRoom({ preset: "public_chat" });
      const allow = [{ type: "m.room_membership", room_id: decodeURIComponent(club) }];
      const room = await alice.createRoom({
        room_version: version,
        initial_state: [{ type: "m.room.join_rules", content: { join_rule: "restricted", allow } }],
      });
      answers(await bob.post(`/rooms/${room}/join`), 403, "M_FORBIDDEN");
      await bob.post(`/rooms/${club}/join`);
      answers(await bob.post(`/rooms/${room}/join`), 200);
      await alice.post(`/rooms/${room}/leave`);
      await carol.post(`/rooms/${club}/join`);
      for (const path of [`/rooms/${room}/join`, `/join/${room}`])
        answers(await carol.post(path), 400, "M_UNABLE_TO_GRANT_JOIN");
      const path = `/rooms/${room}/state/m.room.member/${encodeURIComponent(carol.person.userId)}`;
      answers(await carol.put(path, { membership: "join" }), 400, "M_UNABLE_TO_GRANT_JOIN");
    });
  }
});

test("members are listed, now and as they were", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  await bob.post(`/rooms/${room}/join`);
  const token = (await bob.get(`/rooms/${room}/messages?dir=b&limit=1`)).body.start;
  await carol.post(`/rooms/${room}/join`);
  await bob.post(`/rooms/${room}/leave`);
  const names = async (client: MatrixClient, query: string) =>
    (await client.get(`/rooms/${room}/members${query}`)).body.chunk.map((event: { state_key: string }) =>
      event.state_key.slice(1, 2),
    );
  deepEqual(await names(alice, ""), ["a", "c", "b"]);
  deepEqual(await names(alice, "?membership=join"), ["a", "c"]);
  deepEqual(await names(alice, "?not_membership=join"), ["b"]);
  deepEqual(await names(alice, "?membership=leave&not_membership=leave"), ["a", "c", "b"]);
  deepEqual(await names(alice, `?at=${token}`), ["a", "b"]);
  deepEqual(await names(bob, "?membership=join"), ["a", "c"], "who left sees who was there then");
  answers(await alice.get(`/rooms/${room}/members?at=nonsense`), 400, "M_INVALID_PARAM");
  answers(await alice.get(`/rooms/${room}/members?membership=friend`), 400, "M_INVALID_PARAM");
  deepEqual(Object.keys((await alice.get(`/rooms/${room}/joined_members`)).body.joined), [
    alice.person.userId,
    carol.person.userId,
  ]);
  answers(await bob.get(`/rooms/${room}/joined_members`), 403, "M_FORBIDDEN");
});

test("an alias is taken, leads, and is freed", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const alias = encodeURIComponent("#Grüße/1:conclave.test");
  const room_id = decodeURIComponent(room);
  answers(await bob.put(`/directory/room/${alias}`, { room_id }), 403, "M_FORBIDDEN");
  answers(await alice.put(`/directory/room/${alias}`, {}), 400, "M_MISSING_PARAM");
  answers(
    await alice.put(`/directory/room/${encodeURIComponent("#a:elsewhere.org")}`, { room_id }),
    400,
    "M_INVALID_PARAM",
  );
  answers(await alice.put(`/directory/room/${alias}`, { room_id }), 200);
  answers(await alice.put(`/directory/room/${alias}`, { room_id }), 409, "M_UNKNOWN");
  deepEqual((await carol.get(`/directory/room/${alias}`)).body, { room_id, servers: ["conclave.test"] });
  equal((await bob.post(`/join/${alias}`)).body.room_id, room_id);
  deepEqual((await bob.get(`/rooms/${room}/aliases`)).body.aliases, ["#Grüße/1:conclave.test"]);
  answers(await carol.get(`/rooms/${room}/aliases`), 403, "M_FORBIDDEN");
  const canonical = `/rooms/${room}/state/m.room.canonical_alias`;
  answers(await alice.put(canonical, { alias: "#other:conclave.test" }), 400, "M_BAD_ALIAS");
  answers(await alice.put(canonical, { alias: "other" }), 400, "M_INVALID_PARAM");
  answers(await alice.put(canonical, { alias: "#Grüße/1:conclave.test" }), 200);
  answers(await bob.delete(`/directory/room/${alias}`), 403, "M_FORBIDDEN");
  answers(await alice.delete(`/directory/room/${alias}`), 200);
  answers(await alice.delete(`/directory/room/${alias}`), 404, "M_NOT_FOUND");
  answers(await alice.get(`/directory/room/${alias}`), 404, "M_NOT_FOUND");
  answers(await alice.get("/directory/room/nonsense"), 400, "M_INVALID_PARAM");
});
