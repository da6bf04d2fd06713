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
  server = await startTestServer();
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  carol = matrixClient(server, await signUp(server, "carol"));
});
after(() => server.close());

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
}

async function found(client: MatrixClient, term: string): Promise<readonly string[]> {
  const response = await client.post("/user_directory/search", { search_term: term });
  equal(response.status, 200, response.text);
  return response.body.results.map((person: { user_id: string }) => person.user_id);
}

test("people are found by those who share a room with them, or by all while they are in an open one", async () => {
  const { userId } = bob.person;
  equal((await bob.put(`/profile/${userId}/displayname`, { displayname: "王小明" })).status, 200);
  deepEqual(await found(alice, "小明"), []);
  const room = await alice.createRoom({ invite: [userId] });
  deepEqual(await found(alice, "小明"), []);
  equal((await bob.post(`/join/${room}`)).status, 200);
  const { body } = await alice.post("/user_directory/search", { search_term: "小明" });
  deepEqual(body, { results: [{ user_id: userId, display_name: "王小明" }], limited: false });
  deepEqual(await found(alice, "@bob:conclave.test"), [userId]);
  deepEqual(await found(carol, "bob"), []);
  const rules = `/rooms/${room}/state/m.room.join_rules/`;
  equal((await alice.put(rules, { join_rule: "public" })).status, 200);
  deepEqual(await found(carol, "bob"), [userId]);
  equal((await alice.put(rules, { join_rule: "invite" })).status, 200);
  deepEqual(await found(carol, "bob"), []);
  const visibility = `/rooms/${room}/state/m.room.history_visibility/`;
  equal((await alice.put(visibility, { history_visibility: "world_readable" })).status, 200);
  deepEqual(await found(carol, "bob"), [userId]);
  equal((await bob.post(`/rooms/${room}/leave`)).status, 200);
  deepEqual(await found(carol, "bob"), []);
});

test("one doesn't find oneself, nor more than one asked for", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  equal((await carol.post(`/join/${room}`)).status, 200);
  deepEqual(await found(alice, "alice"), []);
  const search = (limit: number) => alice.post("/user_directory/search", { search_term: "conclave.test", limit });
  equal((await search(10)).body.limited, false);
  deepEqual((await search(0)).body, { results: [], limited: true });
  refused(await alice.post("/user_directory/search", {}), 400, "M_MISSING_PARAM");
  refused(await alice.post("/user_directory/search", { search_term: "x".repeat(256) }), 400, "M_BAD_JSON");
});

test("who looks for nobody in particular is shown everybody in sight, those in their own rooms first", async () => {
  const [ed, ann, zoe, bea, hidden] = await Promise.all(
    ["ed", "ann", "zoe", "bea", "hidden"].map(async (name) => matrixClient(server, await signUp(server, name))),
  );
  if (ed === undefined || ann === undefined || zoe === undefined || bea === undefined || hidden === undefined)
    throw new Error("five");
  const open = await ann.createRoom({ preset: "public_chat" });
  equal((await bea.put(`/profile/${bea.person.userId}/displayname`, { displayname: "Yann" })).status, 200);
  const own = await ed.createRoom({ preset: "private_chat", invite: [zoe.person.userId, bea.person.userId] });
  for (const guest of [zoe, bea]) equal((await guest.post(`/join/${own}`)).status, 200);
  const here = await found(ed, " ");
  deepEqual(here.slice(0, 2), [bea.person.userId, zoe.person.userId]);
  equal(here.indexOf(ann.person.userId) >= 2, true);
  equal(here.includes(hidden.person.userId) || here.includes(ed.person.userId), false);
  const { body } = await ed.post("/user_directory/search", { search_term: "", limit: 1 });
  deepEqual([body.results[0].user_id, body.limited], [bea.person.userId, true]);
  equal((await ann.post(`/rooms/${open}/leave`)).status, 200);
});

test("the rooms that one shares with somebody", async () => {
  const dave = matrixClient(server, await signUp(server, "dave"));
  const mutual = (query: string, base = "v1/mutual_rooms") =>
    server.request("GET", `/_matrix/client/${base}${query}`, { token: alice.person.token });
  const of = `?user_id=${encodeURIComponent(dave.person.userId)}`;
  deepEqual((await mutual(of)).body, { joined: [], count: 0 });
  const room = await alice.createRoom({ preset: "public_chat" });
  equal((await dave.post(`/join/${room}`)).status, 200);
  await dave.createRoom({ invite: [alice.person.userId] });
  const answer = { joined: [decodeURIComponent(room)], count: 1 };
  deepEqual((await mutual(of)).body, answer);
  deepEqual((await mutual(of, "unstable/uk.half-shot.msc2666/user/mutual_rooms")).body, answer);
  deepEqual((await mutual("?user_id=@nobody:conclave.test")).body, { joined: [], count: 0 });
  refused(await mutual(`?user_id=${encodeURIComponent(alice.person.userId)}`), 400, "M_INVALID_PARAM");
  refused(await mutual("?user_id=dave"), 400, "M_INVALID_PARAM");
  refused(await mutual(`${of}&from=nonsense`), 400, "M_INVALID_PARAM");
});
