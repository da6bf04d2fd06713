import { deepEqual, equal } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

// What somebody who is out of a room is told of it: nothing of what happened while they were not in it.

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;

beforeEach(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
afterEach(() => server.close());

const everything = encodeURIComponent(JSON.stringify({ room: { include_leave: true } }));

async function sync(client: MatrixClient, since?: string, more = "full_state=true") {
  const query = since === undefined ? "" : `&since=${since}`;
  const response = await client.get(`/sync?${more}&filter=${everything}${query}`);
  equal(response.status, 200, response.text);
  return response.body;
}

async function act(client: MatrixClient, method: "post" | "put", path: string, body: unknown = {}): Promise<void> {
  const response = await client[method](path, body);
  equal(response.status, 200, response.text);
}

function topicsIn(room: { state?: Events; state_after?: Events; timeline: Events }): readonly unknown[] {
  return [...(room.state?.events ?? []), ...(room.state_after?.events ?? []), ...room.timeline.events]
    .filter(({ type }) => type === "m.room.topic")
    .map(({ content }) => content["topic"]);
}

function ownMemberships(events: Events["events"]): readonly unknown[] {
  const own = events.filter(({ type, state_key: key }) => type === "m.room.member" && key === bob.person.userId);
  return own.map(({ content }) => content["membership"]);
}

interface Events {
  readonly events: readonly {
    readonly type: string;
    readonly state_key?: string;
    readonly content: Readonly<Record<string, unknown>>;
  }[];
}

test("who is banned after they left isn't told what became of the room", async () => {
  const room = await alice.createRoom({ preset: "public_chat", topic: "before" });
  await act(bob, "post", `/join/${room}`);
  const { next_batch: since } = await sync(bob);
  await act(bob, "post", `/rooms/${room}/leave`);
  await act(alice, "put", `/rooms/${room}/state/m.room.topic`, { topic: "behind his back" });
  await act(alice, "post", `/rooms/${room}/ban`, { user_id: bob.person.userId });
  const name = decodeURIComponent(room);
  deepEqual(topicsIn((await sync(bob, since)).rooms.leave[name]), ["before"]);
  deepEqual(topicsIn((await sync(bob, since, "use_state_after=true")).rooms.leave[name]), []);
  deepEqual(topicsIn((await sync(bob, since, "use_state_after=true&full_state=true")).rooms.leave[name]), ["before"]);
});

test("who declines an invitation isn't told the room's state", async () => {
  for (const visibility of ["joined", "invited", "shared"]) {
    const room = await alice.createRoom({
      topic: "for members",
      initial_state: [
        { type: "m.room.history_visibility", state_key: "", content: { history_visibility: visibility } },
      ],
    });
    const { next_batch: since } = await sync(bob);
    await act(alice, "post", `/rooms/${room}/invite`, { user_id: bob.person.userId });
    await act(bob, "post", `/rooms/${room}/leave`);
    const left = (await sync(bob, since)).rooms.leave[decodeURIComponent(room)];
    deepEqual(topicsIn(left), [], visibility);
    deepEqual(
      left.state.events.filter(({ state_key }: { state_key: string }) => state_key !== bob.person.userId),
      [],
      visibility,
    );
  }
});

test("a room that was left and forgotten is told once as left, and never again", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const name = decodeURIComponent(room);
  await act(bob, "post", `/join/${room}`);
  const { next_batch: since } = await sync(bob);
  await act(bob, "post", `/rooms/${room}/leave`);
  await act(bob, "post", `/rooms/${room}/forget`);
  const told = await sync(bob, since, "");
  const { state, timeline } = told.rooms.leave[name];
  deepEqual(ownMemberships([...state.events, ...timeline.events]), ["leave"]);
  deepEqual(topicsIn({ state, timeline }), []);
  deepEqual(told.device_lists, { changed: [], left: [alice.person.userId] });
  const changes = await bob.get(`/keys/changes?from=${since}&to=${told.next_batch}`);
  deepEqual(changes.body, { changed: [], left: [alice.person.userId] });

  const nothing = { join: {}, invite: {}, knock: {}, leave: {} };
  deepEqual((await sync(bob, told.next_batch, "")).rooms, nothing);
  deepEqual((await sync(bob, told.next_batch)).rooms, nothing, "not even with the full state");
  deepEqual((await sync(bob)).rooms, nothing, "and a first sync never hears of it");
  await act(alice, "post", `/rooms/${room}/ban`, { user_id: bob.person.userId });
  deepEqual((await sync(bob, told.next_batch, "")).rooms, nothing, "nor of a ban behind it");
  deepEqual(ownMemberships((await sync(bob, since, "")).rooms.leave[name].state.events), ["ban"]);
});

test("a room that was come to, left and forgotten between two syncs is not told", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const { next_batch: since } = await sync(bob);
  await act(bob, "post", `/join/${room}`);
  await act(bob, "post", `/rooms/${room}/leave`);
  await act(bob, "post", `/rooms/${room}/forget`);
  deepEqual((await sync(bob, since, "")).rooms, { join: {}, invite: {}, knock: {}, leave: {} });
});

test("an invitation that was declined and forgotten is told as over", async () => {
  const room = await alice.createRoom({});
  await act(alice, "post", `/rooms/${room}/invite`, { user_id: bob.person.userId });
  const { next_batch: since } = await sync(bob);
  await act(bob, "post", `/rooms/${room}/leave`);
  await act(bob, "post", `/rooms/${room}/forget`);
  deepEqual(Object.keys((await sync(bob, since, "")).rooms.leave), [decodeURIComponent(room)]);
});

test("what somebody keeps of a room is told with the room that they left", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const name = decodeURIComponent(room);
  await act(bob, "post", `/join/${room}`);
  const { next_batch: since } = await sync(bob);
  await act(bob, "put", `/user/${bob.person.userId}/rooms/${room}/account_data/x.note`, { kept: true });
  await act(bob, "post", `/rooms/${room}/leave`);
  const kept = [{ type: "x.note", content: { kept: true } }];
  deepEqual((await sync(bob, since, "")).rooms.leave[name].account_data.events, kept);
  deepEqual((await sync(bob)).rooms.leave[name].account_data.events, kept);
});

test("who came after somebody left is none of their business", async () => {
  const carol = matrixClient(server, await signUp(server, "carol"));
  const room = await alice.createRoom({ preset: "public_chat" });
  await act(bob, "post", `/join/${room}`);
  const { next_batch: since } = await sync(bob);
  await act(bob, "post", `/rooms/${room}/leave`);
  await act(carol, "post", `/join/${room}`);
  const answer = await sync(bob, since);
  deepEqual(answer.device_lists, { changed: [], left: [alice.person.userId] });
  const changes = await bob.get(`/keys/changes?from=${since}&to=${answer.next_batch}`);
  deepEqual(changes.body, { changed: [], left: [alice.person.userId] });
});

test("who was banned without ever having come still syncs", async () => {
  const room = await alice.createRoom({ topic: "for members" });
  const { next_batch: since } = await sync(bob);
  await act(alice, "post", `/rooms/${room}/ban`, { user_id: bob.person.userId });
  deepEqual(topicsIn((await sync(bob, since)).rooms.leave[decodeURIComponent(room)]), []);
});

test("the members of a time before one came are not told", async () => {
  const carol = matrixClient(server, await signUp(server, "carol"));
  const room = await alice.createRoom({
    preset: "public_chat",
    initial_state: [{ type: "m.room.history_visibility", state_key: "", content: { history_visibility: "joined" } }],
  });
  await act(carol, "post", `/join/${room}`);
  const { next_batch: before } = await sync(carol);
  await act(carol, "post", `/rooms/${room}/leave`);
  await act(bob, "post", `/join/${room}`);
  const { body } = await bob.get(`/rooms/${room}/members?at=${before}`);
  const memberships = body.chunk.map(
    ({ state_key, content }: { state_key: string; content: { membership: string } }) => [state_key, content.membership],
  );
  deepEqual(memberships.sort(), [
    [alice.person.userId, "join"],
    [bob.person.userId, "join"],
    [carol.person.userId, "leave"],
  ]);
});
