import { deepEqual, equal, match, notEqual } from "node:assert/strict";
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

async function stateOf(room: string): Promise<Map<string, Record<string, unknown>>> {
  const response = await alice.get(`/rooms/${room}/state`);
  equal(response.status, 200);
  const state = new Map<string, Record<string, unknown>>();
  for (const event of response.body) state.set(`${event.type}|${event.state_key}`, event.content);
  return state;
}

test("a room is made in every version, and equal ones in one millisecond don't collide", async (t) => {
  for (const [version, form] of [
    ["10", /^![A-Za-z0-9_-]+:conclave\.test$/],
    ["11", /^![A-Za-z0-9_-]+:conclave\.test$/],
    ["12", /^![A-Za-z0-9_-]{43}$/],
  ] as const) {
    await t.test(`version ${version}`, async () => {
      const first = await alice.createRoom({ room_version: version });
      const second = await alice.createRoom({ room_version: version });
      match(decodeURIComponent(first), form);
      notEqual(first, second);
      const create = (await stateOf(first)).get("m.room.create|");
      deepEqual(
        [create?.["room_version"], create?.["creator"]],
        [version, version === "10" ? alice.person.userId : undefined],
      );
    });
  }
});

test("everything that the body may ask for is there", async () => {
  const room = await alice.createRoom({
    name: "Tea",
    topic: "Leaves",
    room_alias_name: "tea",
    preset: "public_chat",
    invite: [bob.person.userId],
    is_direct: true,
    creation_content: { "m.federate": false },
    initial_state: [{ type: "io.example", state_key: "key", content: { "a/b": [1, null, "ü"] } }],
    power_level_content_override: { events_default: 7 },
  });
  const state = await stateOf(room);
  deepEqual(state.get("m.room.name|"), { name: "Tea" });
  equal(state.get("m.room.topic|")?.["topic"], "Leaves");
  deepEqual(state.get("m.room.canonical_alias|"), { alias: "#tea:conclave.test" });
  deepEqual(state.get("m.room.join_rules|"), { join_rule: "public" });
  deepEqual(state.get(`m.room.member|${bob.person.userId}`), { membership: "invite", is_direct: true });
  deepEqual(state.get("io.example|key"), { "a/b": [1, null, "ü"] });
  equal(state.get("m.room.create|")?.["m.federate"], false);
  equal(state.get("m.room.power_levels|")?.["events_default"], 7);
  deepEqual(state.get("m.room.encryption|"), { algorithm: "m.megolm.v1.aes-sha2" });
});

test("the policy encrypts rooms, but not spaces", async () => {
  const room = await alice.createRoom({ creation_content: { type: "m.space" } });
  equal((await stateOf(room)).get("m.room.encryption|"), undefined);
});

test("what can't be made is refused", async (t) => {
  await alice.createRoom({ room_alias_name: "taken" });
  const foreignAlias = { type: "m.room.canonical_alias", content: { alias: "#taken:conclave.test" } };
  const wrongLevels = { users: { [alice.person.userId]: 100 } };
  const weak = { type: "m.room.encryption", content: { algorithm: "rot13" } };
  const rows: readonly [string, unknown, number, string][] = [
    ["a body that is no object", [], 400, "M_BAD_JSON"],
    ["a name that is no text", { name: 7 }, 400, "M_BAD_JSON"],
    ["an unknown version", { room_version: "9" }, 400, "M_UNSUPPORTED_ROOM_VERSION"],
    ["an alias that is taken", { room_alias_name: "taken" }, 400, "M_ROOM_IN_USE"],
    ["an alias that can't be", { room_alias_name: "a:b" }, 400, "M_INVALID_PARAM"],
    ["an address", { invite_3pid: [{ medium: "email", address: "a@b.c" }] }, 403, "M_THREEPID_DENIED"],
    ["nobody", { invite: ["@nobody:conclave.test"] }, 404, "M_NOT_FOUND"],
    ["somebody elsewhere", { invite: ["@bob:elsewhere.org"] }, 403, "M_FORBIDDEN"],
    ["what is no person", { invite: ["bob"] }, 400, "M_INVALID_PARAM"],
    ["a creator among the levels", { power_level_content_override: wrongLevels }, 400, "M_INVALID_PARAM"],
    ["levels that are no numbers", { power_level_content_override: { ban: "9" } }, 400, "M_INVALID_ROOM_STATE"],
    ["another room's alias", { initial_state: [foreignAlias] }, 400, "M_BAD_ALIAS"],
    ["encryption that isn't", { initial_state: [weak] }, 403, "M_FORBIDDEN"],
    ["a number that isn't whole", { creation_content: { pi: 3.14 } }, 400, "M_BAD_JSON"],
    ["more than fits into an event", { topic: "x".repeat(66_000) }, 413, "M_TOO_LARGE"],
  ];
  for (const [name, body, status, errcode] of rows) {
    await t.test(name, async () => refused(await alice.post("/createRoom", body), status, errcode));
  }
  await t.test("and leaves nothing behind", async () => {
    const before = (await alice.get("/joined_rooms")).body.joined_rooms.length;
    refused(
      await alice.post("/createRoom", { room_alias_name: "free", invite: ["@nobody:conclave.test"] }),
      404,
      "M_NOT_FOUND",
    );
    equal((await alice.get("/joined_rooms")).body.joined_rooms.length, before);
    equal((await alice.get(`/directory/room/${encodeURIComponent("#free:conclave.test")}`)).status, 404);
  });
});

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}
