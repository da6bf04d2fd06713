import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { auditRecordsOf } from "@conclave/testing/audit-records";
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

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
}

const namesOf = (response: TestResponse) => response.body.chunk.map((room: { name?: string }) => room.name);

test("a room enters the directory and leaves it", async () => {
  const room = await alice.createRoom({ name: "Garden" });
  const path = `/directory/list/room/${room}`;
  deepEqual((await alice.get(path)).body, { visibility: "private" });
  refused(await bob.get(path), 404, "M_NOT_FOUND");
  refused(await bob.put(path, { visibility: "public" }), 404, "M_NOT_FOUND");
  deepEqual((await alice.put(path, {})).body, {});
  refused(await bob.put(path, { visibility: "private" }), 403, "M_FORBIDDEN");
  deepEqual((await bob.get(path)).body, { visibility: "public" });
  deepEqual(namesOf(await bob.get("/publicRooms")), ["Garden"]);
  equal((await alice.put(path, { visibility: "private" })).status, 200);
  deepEqual((await bob.get("/publicRooms")).body, { chunk: [], total_room_count_estimate: 0 });
  refused(await alice.put("/directory/list/room/!nowhere", { visibility: "public" }), 404, "M_NOT_FOUND");
  refused(await alice.get("/directory/list/room/!nowhere"), 404, "M_NOT_FOUND");
  refused(await alice.put(path, { visibility: "secret" }), 400, "M_BAD_JSON");
  const records = await auditRecordsOf(server, decodeURIComponent(room));
  deepEqual(
    records.filter(({ type }) => type === "room.visibility-changed").map(({ detail }) => detail["visibility"]),
    ["public", "private"],
  );
});

test("a published room is told of with all that it says, the largest first, a page at a time", async () => {
  const space = await alice.createRoom({
    visibility: "public",
    name: "Grove",
    topic: "Oaks and elms",
    room_alias_name: "grove",
    creation_content: { type: "m.space" },
    initial_state: [
      { type: "m.room.avatar", content: { url: "mxc://conclave.test/oak" } },
      { type: "m.room.history_visibility", content: { history_visibility: "world_readable" } },
    ],
  });
  await alice.createRoom({ visibility: "public", name: "Meadow", topic: "Grass" });
  await alice.createRoom({ visibility: "private", name: "Shed" });
  equal((await bob.post(`/join/${space}`)).status, 200);
  const all = await bob.get("/publicRooms");
  deepEqual(namesOf(all), ["Grove", "Meadow"]);
  deepEqual(all.body.chunk[0], {
    room_id: decodeURIComponent(space),
    num_joined_members: 2,
    world_readable: true,
    guest_can_join: false,
    join_rule: "public",
    name: "Grove",
    topic: "Oaks and elms",
    avatar_url: "mxc://conclave.test/oak",
    canonical_alias: "#grove:conclave.test",
    room_type: "m.space",
  });
  const first = await bob.get("/publicRooms?limit=1");
  deepEqual([namesOf(first), first.body.prev_batch, first.body.total_room_count_estimate], [["Grove"], undefined, 2]);
  const second = await bob.get(`/publicRooms?limit=1&since=${first.body.next_batch}`);
  deepEqual([namesOf(second), second.body.next_batch], [["Meadow"], undefined]);
  deepEqual(namesOf(await bob.get(`/publicRooms?limit=1&since=${second.body.prev_batch}`)), ["Grove"]);
  refused(await bob.get("/publicRooms?since=yesterday"), 400, "M_INVALID_PARAM");
  refused(await bob.get("/publicRooms?server=example.org"), 404, "M_NOT_FOUND");
  equal((await bob.get("/publicRooms?server=conclave.test")).status, 200);
  equal((await server.request("GET", "/_matrix/client/v3/publicRooms")).status, 401);
});

test("the directory is searched by what rooms say, and by their type", async (t) => {
  // biome-ignore format: a table
  const searches = [
    [{ generic_search_term: "GRO" },                      ["Grove"]          ],
    [{ generic_search_term: "elms" },                     ["Grove"]          ],
    [{ generic_search_term: "#grove:" },                  ["Grove"]          ],
    [{ generic_search_term: "  " },                       ["Grove", "Meadow"]],
    [{ generic_search_term: "shed" },                     []                 ],
    [{ generic_search_term: null },                       ["Grove", "Meadow"]],
    [{ room_types: [null] },                              ["Meadow"]         ],
    [{ room_types: ["m.space"] },                         ["Grove"]          ],
    [{ room_types: [null, "m.space"] },                   ["Grove", "Meadow"]],
    [{ room_types: null },                                ["Grove", "Meadow"]],
    [{ room_types: [] },                                  []                 ],
    [{ room_types: [null], generic_search_term: "grove" }, []                ],
  ] as const;
  for (const [filter, names] of searches) {
    await t.test(JSON.stringify(filter), async () => {
      const response = await bob.post("/publicRooms", { filter });
      deepEqual(namesOf(response), names, response.text);
      equal(response.body.total_room_count_estimate, names.length);
    });
  }
  await t.test("a page of what was found", async () => {
    const first = await bob.post("/publicRooms", { limit: 1, filter: { generic_search_term: "conclave" } });
    deepEqual(namesOf(first), ["Grove"]);
    equal(first.body.next_batch, undefined);
  });
});

test("a room that nobody is in any more isn't shown", async () => {
  const room = await bob.createRoom({ visibility: "public", name: "Ruin" });
  equal((await bob.post(`/rooms/${room}/leave`)).status, 200);
  deepEqual(namesOf(await bob.post("/publicRooms", { filter: { generic_search_term: "ruin" } })), []);
});
