import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

const open = { type: "m.room.history_visibility", content: { history_visibility: "world_readable" } };

test("a room that anybody may read is looked into, with its latest messages and its state", async () => {
  const room = await alice.createRoom({ visibility: "public", initial_state: [open] });
  for (const text of ["one", "two", "three"]) await alice.say(room, text);
  const { body } = await bob.get(`/rooms/${room}/initialSync?limit=2`);
  deepEqual(
    body.messages.chunk.map((event: { content: { body: string } }) => event.content.body),
    ["two", "three"],
  );
  deepEqual([body.room_id, body.visibility, body.membership], [decodeURIComponent(room), "public", undefined]);
  equal(
    body.state.some((event: { type: string }) => event.type === "m.room.create"),
    true,
  );
  const older = await bob.get(`/rooms/${room}/messages?dir=b&limit=1&from=${body.messages.start}`);
  equal(older.body.chunk[0].content.body, "one");
  const newer = await bob.get(`/rooms/${room}/messages?dir=f&from=${body.messages.end}`);
  deepEqual(newer.body.chunk, []);
});

test("a member gets their own data with it, a stranger nothing", async () => {
  const room = await alice.createRoom();
  const path = `/user/${alice.person.userId}/rooms/${room}/account_data/io.example`;
  equal((await alice.put(path, { colour: "red" })).status, 200);
  const { body } = await alice.get(`/rooms/${room}/initialSync`);
  deepEqual(body.account_data, [{ type: "io.example", content: { colour: "red" } }]);
  deepEqual([body.membership, body.visibility], ["join", "private"]);
  const stranger = await bob.get(`/rooms/${room}/initialSync`);
  deepEqual([stranger.status, stranger.body.errcode], [403, "M_FORBIDDEN"]);
});
