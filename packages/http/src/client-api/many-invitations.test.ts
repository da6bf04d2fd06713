import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

// A first sync reads so many in several portions.
const count = 130;

test("a first sync tells of every invitation once, however many there are, and of what became otherwise", async () => {
  const server = await startTestServer();
  const [alice, bob] = [
    matrixClient(server, await signUp(server, "alice")),
    matrixClient(server, await signUp(server, "bob")),
  ];
  const rooms: string[] = [];
  for (let index = 0; index < count; index++) {
    rooms.push(await alice.createRoom({ name: `room ${index}`, invite: [bob.person.userId] }));
  }
  const first = (await bob.get("/sync")).body;
  deepEqual(Object.keys(first.rooms.invite).sort(), rooms.map(decodeURIComponent).sort());
  for (const [index, room] of rooms.entries()) {
    const { events } = first.rooms.invite[decodeURIComponent(room)].invite_state;
    const name = events.find(({ type }: { type: string }) => type === "m.room.name");
    equal(name?.content.name, `room ${index}`);
  }
  equal((await bob.post(`/join/${rooms[0]}`)).status, 200);
  equal((await bob.post(`/rooms/${rooms[count - 1]}/leave`)).status, 200);
  const next = (await bob.get(`/sync?since=${first.next_batch}`)).body.rooms;
  deepEqual(
    [Object.keys(next.invite).length, Object.keys(next.join).length, Object.keys(next.leave).length],
    [0, 1, 1],
  );
  equal(Object.keys((await bob.get("/sync")).body.rooms.invite).length, count - 2);
  await server.close();
});
