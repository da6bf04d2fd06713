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

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

test("state is set and read under every form of its path", async (t) => {
  const room = await alice.createRoom();
  const longest = "ü/".repeat(85);
  const rows: readonly [string, string, string][] = [
    ["without a state key", "io.example", ""],
    ["with an empty one", "io.example/", ""],
    ["with one", "io.example/key", "key"],
    ["with a slash in it", "io.example/a%2Fb", "a/b"],
    ["with 255 bytes of it, escaped", `io.example/${encodeURIComponent(longest)}`, longest],
    ["with a percent sign", "io.example/%25zz", "%zz"],
  ];
  for (const [name, path, stateKey] of rows) {
    await t.test(name, async () => {
      const content = { name, deep: { list: [1, true, null] } };
      const set = await alice.put(`/rooms/${room}/state/${path}`, content);
      equal(set.status, 200, set.text);
      deepEqual((await alice.get(`/rooms/${room}/state/${path}`)).body, content);
      const event = (await alice.get(`/rooms/${room}/state/${path}?format=event`)).body;
      deepEqual([event.event_id, event.state_key, event.content], [set.body.event_id, stateKey, content]);
      equal(event.room_id, decodeURIComponent(room));
    });
  }
});

test("content is kept as it was written, or refused", async (t) => {
  const room = await alice.createRoom();
  const rows: readonly [string, string, number, string | undefined][] = [
    ["a number stays a number", '{"body":123}', 200, undefined],
    ["keys of every object stay keys", '{"__proto__":{"a":1},"constructor":2,"toString":null}', 200, undefined],
    ["the last of two equal keys counts", '{"a":1,"a":2}', 200, undefined],
    ["text beyond the basic plane", '{"text":"\\ud83d\\ude00"}', 200, undefined],
    ["the zero character", '{"text":"a\\u0000b"}', 200, undefined],
    ["the largest number", '{"n":9007199254740991}', 200, undefined],
    ["a larger one", '{"n":9007199254740992}', 400, "M_BAD_JSON"],
    ["a fraction", '{"n":0.5}', 400, "M_BAD_JSON"],
    ["half of a surrogate pair", '{"text":"\\ud83d"}', 400, "M_BAD_JSON"],
    ["half of one in a key", '{"\\ud83d":1}', 400, "M_BAD_JSON"],
    ["a list", "[]", 400, "M_BAD_JSON"],
    ["a text", '"x"', 400, "M_BAD_JSON"],
    ["what is no JSON", "{", 400, "M_NOT_JSON"],
    ["deep nesting", `${'{"a":'.repeat(120)}1${"}".repeat(120)}`, 400, "M_BAD_JSON"],
    ["more than 65,536 bytes", JSON.stringify({ text: "x".repeat(65_536) }), 413, "M_TOO_LARGE"],
    ["more than a mebibyte", JSON.stringify({ text: "x".repeat(1_048_576) }), 413, "M_TOO_LARGE"],
  ];
  for (const [name, body, status, errcode] of rows) {
    await t.test(name, async () => {
      answers(await alice.put(`/rooms/${room}/state/io.example`, body), status, errcode);
      if (status !== 200) return;
      const read = await alice.get(`/rooms/${room}/state/io.example`);
      equal(read.text, JSON.stringify(JSON.parse(body)));
    });
  }
  await t.test("names of 256 bytes", async () => {
    // biome-ignore format: tables are aligned
    const sizes: readonly [string, number, number, string | undefined][] = [
      // repeated | times  | status | errcode
      ["x",         255,     200,     undefined],
      ["x",         256,     413,     "M_TOO_LARGE"],
      ["é",         127,     200,     undefined],
      ["é",         128,     413,     "M_TOO_LARGE"],
      ["x",         2_049,   413,     "M_TOO_LARGE"],
      ["x",         15_000,  413,     "M_TOO_LARGE"],
    ];
    for (const [text, times, status, errcode] of sizes) {
      const key = encodeURIComponent(text.repeat(times));
      answers(await alice.put(`/rooms/${room}/state/io.example/${key}`, {}), status, errcode);
    }
    answers(await alice.put(`/rooms/${room}/state/${"x".repeat(256)}`, {}), 413, "M_TOO_LARGE");
  });
  await t.test("names with the zero character", async () => {
    answers(await alice.put(`/rooms/${room}/state/io.example/a%00b`, {}), 400, "M_INVALID_PARAM");
    answers(await alice.put(`/rooms/${room}/state/io%00example`, {}), 400, "M_INVALID_PARAM");
    answers(await alice.put(`/rooms/${room}/send/io.example/%00`, {}), 400, "M_INVALID_PARAM");
  });
});

test("who may set and read it", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const name = `/rooms/${room}/state/m.room.name`;
  answers(await bob.put(name, { name: "mine" }), 403, "M_FORBIDDEN");
  answers(await bob.get(name), 403, "M_FORBIDDEN");
  answers(await bob.get(`/rooms/${room}/state`), 403, "M_FORBIDDEN");
  await bob.post(`/rooms/${room}/join`);
  answers(await bob.put(name, { name: "mine" }), 403, "M_FORBIDDEN");
  answers(await bob.get(name), 404, "M_NOT_FOUND");
  answers(await alice.put(name, { name: "first" }), 200);
  deepEqual((await bob.get(name)).body, { name: "first" });
  await bob.post(`/rooms/${room}/leave`);
  answers(await alice.put(name, { name: "second" }), 200);
  deepEqual((await bob.get(name)).body, { name: "first" }, "who left sees the state as it was then");
  answers(await carol.get(name), 403, "M_FORBIDDEN");
  const gone = encodeURIComponent("!gone:conclave.test");
  answers(await alice.put(`/rooms/${gone}/state/m.room.name`, {}), 403, "M_FORBIDDEN");
  answers(await alice.get(`/rooms/${gone}/state`), 403, "M_FORBIDDEN");
  answers(await alice.get("/rooms/nonsense/state"), 400, "M_INVALID_PARAM");
});

test("an open room is read by everybody", async () => {
  const visibility = { type: "m.room.history_visibility", content: { history_visibility: "world_readable" } };
  const room = await alice.createRoom({ initial_state: [visibility] });
  equal((await carol.get(`/rooms/${room}/state`)).status, 200);
  equal((await carol.get(`/rooms/${room}/messages?dir=b`)).status, 200);
});

test("a state event tells what it replaced", async () => {
  const room = await alice.createRoom({ name: "old" });
  const before = (await alice.get(`/rooms/${room}/state/m.room.name?format=event`)).body;
  await alice.put(`/rooms/${room}/state/m.room.name`, { name: "new" });
  server.clock.advance(1_500);
  const { unsigned } = (await alice.get(`/rooms/${room}/state/m.room.name?format=event`)).body;
  deepEqual(unsigned, {
    age: 1_500,
    membership: "join",
    prev_content: { name: "old" },
    prev_sender: alice.person.userId,
    replaces_state: before.event_id,
  });
});

test("the rules and the encryption policy hold for state", async (t) => {
  const room = await alice.createRoom();
  const members = `m.room.member/${encodeURIComponent(bob.person.userId)}`;
  const rows: readonly [string, string, unknown, number, string | undefined][] = [
    ["another algorithm", "m.room.encryption", { algorithm: "rot13" }, 403, "M_FORBIDDEN"],
    ["no algorithm", "m.room.encryption", {}, 403, "M_FORBIDDEN"],
    ["a second create event", "m.room.create", {}, 403, "M_FORBIDDEN"],
    ["somebody else's joining", members, { membership: "join" }, 403, "M_FORBIDDEN"],
    ["an unknown membership", members, { membership: "friend" }, 403, "M_FORBIDDEN"],
    ["an invitation", members, { membership: "invite" }, 200, undefined],
    ["levels that are no numbers", "m.room.power_levels", { ban: "9" }, 403, "M_FORBIDDEN"],
    ["a level for a creator", "m.room.power_levels", { users: { [alice.person.userId]: 1 } }, 403, "M_FORBIDDEN"],
    ["a membership of nothing", "m.room.member/nonsense", { membership: "invite" }, 400, "M_INVALID_PARAM"],
    ["an invitation of nobody", "m.room.member/%40zoe%3Aconclave.test", { membership: "invite" }, 404, "M_NOT_FOUND"],
    ["a redaction", "m.room.redaction", {}, 400, "M_BAD_JSON"],
  ];
  for (const [name, path, body, status, errcode] of rows) {
    await t.test(name, async () => answers(await alice.put(`/rooms/${room}/state/${path}`, body), status, errcode));
  }
});
