import { deepEqual, equal, match, notEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let strict: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let carol: MatrixClient;
let guarded: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  strict = await startTestServer({ encryption: "required" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  carol = matrixClient(server, await signUp(server, "carol"));
  guarded = matrixClient(strict, await signUp(strict, "alice"));
});
after(async () => {
  await server.close();
  await strict.close();
});

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

test("a repeated request makes one event for a device, another for another device", async () => {
  const room = await alice.createRoom();
  const path = `/rooms/${room}/send/m.room.message/t1`;
  const first = await alice.put(path, { msgtype: "m.text", body: "once" });
  const second = await alice.put(path, { msgtype: "m.text", body: "twice" });
  equal(second.body.event_id, first.body.event_id);
  const login = await server.request("POST", "/_matrix/client/v3/login", {
    body: {
      type: "m.login.password",
      identifier: { type: "m.id.user", user: "alice" },
      password: "correct horse battery",
    },
  });
  const phone = matrixClient(server, {
    userId: login.body.user_id,
    deviceId: login.body.device_id,
    token: login.body.access_token,
  });
  const third = await phone.put(path, { msgtype: "m.text", body: "elsewhere" });
  notEqual(third.body.event_id, first.body.event_id);
  notEqual((await alice.put(`/rooms/${room}/send/m.sticker/t1`, {})).body.event_id, first.body.event_id);
  const read = async (client: MatrixClient) =>
    (await client.get(`/rooms/${room}/event/${first.body.event_id}`)).body.unsigned.transaction_id;
  deepEqual([await read(alice), await read(phone)], ["t1", undefined]);
});

test("a message is kept as it was written", async () => {
  const room = await alice.createRoom();
  const text = '{"body":123,"__proto__":{"x":1},"😀":"\\u0000","b":[{}],"a":-1}';
  const response = await server.request("PUT", `/_matrix/client/v3/rooms/${room}/send/io.example/t`, {
    token: alice.person.token,
    body: text,
    headers: { "content-type": "text/plain;charset=UTF-8" },
  });
  const event = await alice.get(`/rooms/${room}/event/${response.body.event_id}`);
  equal(event.text.includes(`"content":${JSON.stringify(JSON.parse(text))}`), true, event.text);
});

test("who isn't in the room can't send, and hears the same of every room", async () => {
  const room = await alice.createRoom();
  const gone = encodeURIComponent("!gone:conclave.test");
  answers(await bob.put(`/rooms/${room}/send/m.room.message/1`, { body: "x" }), 403, "M_FORBIDDEN");
  answers(await bob.put(`/rooms/${gone}/send/m.room.message/1`, { body: "x" }), 403, "M_FORBIDDEN");
  answers(await alice.put("/rooms/nonsense/send/m.room.message/1", {}), 400, "M_INVALID_PARAM");
  answers(await alice.put(`/rooms/${room}/send/${"x".repeat(256)}/1`, {}), 413, "M_TOO_LARGE");
  answers(await alice.put(`/rooms/${room}/send/m.room.member/1`, { membership: "join" }), 403, "M_FORBIDDEN");
  answers(await alice.put(`/rooms/${room}/send/m.room.message/${"x".repeat(256)}`, {}), 400, "M_INVALID_PARAM");
});

test("the same reaction counts once", async () => {
  const room = await alice.createRoom();
  const event_id = await alice.say(room, "hello");
  const reaction = (key: string) => ({ "m.relates_to": { rel_type: "m.annotation", event_id, key } });
  const first = await alice.put(`/rooms/${room}/send/m.reaction/1`, reaction("👍"));
  equal(first.status, 200);
  answers(await alice.put(`/rooms/${room}/send/m.reaction/2`, reaction("👍")), 400, "M_DUPLICATE_ANNOTATION");
  answers(await alice.put(`/rooms/${room}/send/m.reaction/3`, reaction("👎")), 200);
  await alice.put(`/rooms/${room}/redact/${first.body.event_id}/4`, {});
  answers(await alice.put(`/rooms/${room}/send/m.reaction/5`, reaction("👍")), 200);
});

test("the policy lets nothing be said in the clear", async (t) => {
  const room = await guarded.createRoom();
  const megolm = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "AwgA", session_id: "s" };
  const victim = `$${"e".repeat(43)}`;
  const request = { msgtype: "m.key.verification.request" };
  const rows: readonly [string, unknown, number][] = [
    ["m.room.encrypted", megolm, 200],
    ["m.room.encrypted", { body: "in the clear" }, 403],
    ["m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id: victim, key: "👍" } }, 200],
    ["m.reaction", { "m.relates_to": {}, body: "in the clear" }, 403],
    ["m.key.verification.done", { "m.relates_to": { rel_type: "m.reference", event_id: victim } }, 200],
    ["m.key.verification.start", {}, 403],
    ["m.room.message", { ...request, from_device: "PHONE", methods: ["m.sas.v1"], to: "@bob:conclave.test" }, 200],
    ["m.room.message", { ...request, body: "in the clear" }, 403],
    ["m.room.message", { msgtype: "m.text", body: "in the clear" }, 403],
    ["io.example", {}, 403],
  ];
  for (const [index, [type, body, status]] of rows.entries()) {
    await t.test(`${type} ${index}`, async () => {
      const response = await guarded.put(`/rooms/${room}/send/${type}/${index}`, body);
      equal(response.status, status, response.text);
      if (status === 403) match(response.body.error, /^The organisation's policy requires encryption: /);
    });
  }
});

test("history is paged in both directions, and tokens fit together", async () => {
  const room = await alice.createRoom();
  for (const text of ["one", "two", "three", "four", "five"]) await alice.say(room, text);
  const page = async (query: string) => (await alice.get(`/rooms/${room}/messages?${query}`)).body;
  const said = (body: { chunk: { content: { body?: string } }[] }) => body.chunk.map((event) => event.content.body);
  const first = await page("dir=b&limit=2");
  deepEqual(said(first), ["five", "four"]);
  const second = await page(`dir=b&limit=2&from=${first.end}`);
  deepEqual(said(second), ["three", "two"]);
  const forwards = await page(`dir=f&limit=9&from=${second.end}`);
  deepEqual(said(forwards), ["two", "three", "four", "five"]);
  equal(forwards.end, undefined, "there is nothing further");
  deepEqual(said(await page(`dir=f&limit=9&from=${second.end}&to=${first.end}`)), ["two", "three"]);
  deepEqual(said(await page(`dir=b&limit=9&to=${second.end}`)), ["five", "four", "three", "two"]);
  const whole = await page("dir=f&limit=100");
  equal(whole.chunk[0].type, "m.room.create");
  equal(whole.end, undefined);
  equal((await page("dir=b&limit=100")).end, undefined);
});

test("a filter chooses what is read", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  await bob.post(`/rooms/${room}/join`);
  await alice.say(room, "from alice");
  await bob.say(room, "from bob");
  await alice.put(`/rooms/${room}/send/m.sticker/1`, { url: "mxc://conclave.test/x" });
  const page = async (filter: unknown) => {
    const query = `dir=b&limit=50&filter=${encodeURIComponent(JSON.stringify(filter))}`;
    return (await alice.get(`/rooms/${room}/messages?${query}`)).body;
  };
  const types = async (filter: unknown) =>
    (await page(filter)).chunk.map((event: { type: string; sender: string }) => `${event.type} ${event.sender[1]}`);
  deepEqual(await types({ types: ["m.room.message"] }), ["m.room.message b", "m.room.message a"]);
  deepEqual(await types({ types: ["m.s*"] }), ["m.sticker a"]);
  deepEqual(await types({ senders: [bob.person.userId] }), ["m.room.message b", "m.room.member b"]);
  deepEqual(await types({ types: ["m.room.message"], not_senders: [bob.person.userId] }), ["m.room.message a"]);
  deepEqual(await types({ contains_url: true }), ["m.sticker a"]);
  deepEqual(await types({ not_rooms: [decodeURIComponent(room)] }), []);
  const many = Array.from({ length: 1_000 }, (_, index) => `m.sticker${index}*`);
  deepEqual(await types({ types: [...many.slice(1), "m.sticker"], not_types: many }), ["m.sticker a"]);
  const lazy = await page({ types: ["m.room.message"], lazy_load_members: true });
  deepEqual(
    lazy.state.map((event: { state_key: string }) => event.state_key),
    [alice.person.userId, bob.person.userId],
  );
  answers(await alice.get(`/rooms/${room}/messages?dir=b&filter=nonsense`), 400, "M_INVALID_PARAM");
  answers(await alice.get(`/rooms/${room}/messages?dir=b&filter=%7B%22types%22%3A1%7D`), 400, "M_INVALID_PARAM");
  answers(await alice.get(`/rooms/${room}/messages?dir=b&from=nonsense`), 400, "M_INVALID_PARAM");
  answers(await alice.get(`/rooms/${room}/messages?dir=up`), 400, "M_INVALID_PARAM");
  answers(await alice.get(`/rooms/${room}/messages`), 400, "M_MISSING_PARAM");
  answers(await alice.get(`/rooms/${room}/messages?dir=b&limit=-1`), 400, "M_INVALID_PARAM");
  answers(await carol.get(`/rooms/${room}/messages?dir=b`), 403, "M_FORBIDDEN");
});

test("an event and what is around it", async () => {
  const room = await alice.createRoom({ name: "before" });
  const ids: string[] = [];
  for (const text of ["one", "two", "three", "four", "five"]) ids.push(await alice.say(room, text));
  await alice.put(`/rooms/${room}/state/m.room.name`, { name: "after" });
  const around = async (query = "") => (await alice.get(`/rooms/${room}/context/${ids[2]}${query}`)).body;
  const context = await around("?limit=2");
  equal(context.event.content.body, "three");
  deepEqual(
    context.events_before.map((event: { content: { body: string } }) => event.content.body),
    ["two"],
  );
  deepEqual(
    context.events_after.map((event: { content: { body: string } }) => event.content.body),
    ["four"],
  );
  const name = context.state.find((event: { type: string }) => event.type === "m.room.name");
  deepEqual(name.content, { name: "before" });
  const older = await alice.get(`/rooms/${room}/messages?dir=b&limit=1&from=${context.start}`);
  equal(older.body.chunk[0].content.body, "one");
  const newer = await alice.get(`/rooms/${room}/messages?dir=f&limit=1&from=${context.end}`);
  equal(newer.body.chunk[0].content.body, "five");
  deepEqual((await around("?limit=0")).events_before, []);
  const lazy = await around(`?filter=${encodeURIComponent('{"lazy_load_members":true,"types":["m.room.message"]}')}`);
  deepEqual(
    lazy.state.map((event: { type: string }) => event.type),
    ["m.room.member"],
  );
  answers(await bob.get(`/rooms/${room}/context/${ids[2]}`), 403, "M_FORBIDDEN");
  answers(await alice.get(`/rooms/${room}/context/$nothing`), 404, "M_NOT_FOUND");
  answers(await alice.get(`/rooms/${room}/context/nonsense`), 400, "M_INVALID_PARAM");
});

test("an event is found only in its own room, by who may see it", async () => {
  const room = await alice.createRoom();
  const other = await alice.createRoom();
  const eventId = await alice.say(room, "here");
  equal((await alice.get(`/rooms/${room}/event/${eventId}`)).body.room_id, decodeURIComponent(room));
  answers(await alice.get(`/rooms/${other}/event/${eventId}`), 404, "M_NOT_FOUND");
  answers(await bob.get(`/rooms/${room}/event/${eventId}`), 404, "M_NOT_FOUND");
});

test("history visibility is honoured in every read", async (t) => {
  for (const [visibility, beforeInvitation, whileInvited] of [
    ["shared", true, true],
    ["invited", false, true],
    ["joined", false, false],
  ] as const) {
    await t.test(visibility, async () => {
      const room = await alice.createRoom({
        initial_state: [{ type: "m.room.history_visibility", content: { history_visibility: visibility } }],
      });
      const first = await alice.say(room, "before the invitation");
      await alice.post(`/rooms/${room}/invite`, { user_id: bob.person.userId });
      const second = await alice.say(room, "before the joining");
      await bob.post(`/rooms/${room}/join`);
      const third = await alice.say(room, "among members");
      await bob.post(`/rooms/${room}/leave`);
      const fourth = await alice.say(room, "behind the back");
      const chunk: { event_id: string }[] = (await bob.get(`/rooms/${room}/messages?dir=b&limit=50`)).body.chunk;
      for (const [eventId, expected] of [
        [first, beforeInvitation],
        [second, whileInvited],
        [third, true],
        [fourth, false],
      ] as const) {
        equal(
          chunk.some((event) => event.event_id === eventId),
          expected,
        );
        equal((await bob.get(`/rooms/${room}/event/${eventId}`)).status === 200, expected);
        equal((await bob.get(`/rooms/${room}/context/${eventId}`)).status === 200, expected);
      }
      const around = (await bob.get(`/rooms/${room}/context/${third}?limit=40`)).body;
      equal(
        around.events_after.some((event: { event_id: string }) => event.event_id === fourth),
        false,
      );
    });
  }
});

test("whom somebody ignores they don't read, but for settings", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  await bob.post(`/rooms/${room}/join`);
  const heard = await alice.say(room, "heard");
  const eventId = await bob.say(room, "unheard");
  const own = `/user/${encodeURIComponent(alice.person.userId)}/account_data/m.ignored_user_list`;
  await alice.put(own, { ignored_users: { [bob.person.userId]: {} } });
  const { chunk } = (await alice.get(`/rooms/${room}/messages?dir=b&limit=3`)).body;
  deepEqual(chunk.map((event: { type: string; sender: string }) => `${event.type} ${event.sender[1]}`).slice(0, 2), [
    "m.room.message a",
    "m.room.member b",
  ]);
  answers(await alice.get(`/rooms/${room}/event/${eventId}`), 404, "M_NOT_FOUND");
  deepEqual((await alice.get(`/rooms/${room}/context/${heard}`)).body.events_after, []);
  const crowd = Object.fromEntries(Array.from({ length: 12_000 }, (_, index) => [`@u${index}:conclave.test`, {}]));
  await alice.put(own, { ignored_users: crowd });
  equal((await alice.get(`/rooms/${room}/messages?dir=b&limit=3`)).status, 200, "a crowd is no trouble");
  await alice.put(own, { ignored_users: {} });
  equal((await alice.get(`/rooms/${room}/event/${eventId}`)).status, 200);
});

test("a reader learns what they were at each event", async () => {
  const room = await alice.createRoom();
  await alice.say(room, "before");
  await alice.post(`/rooms/${room}/invite`, { user_id: bob.person.userId });
  await alice.say(room, "between");
  await bob.post(`/rooms/${room}/join`);
  const { chunk } = (await bob.get(`/rooms/${room}/messages?dir=b&limit=5`)).body;
  deepEqual(
    chunk.map((event: { unsigned: { membership: string } }) => event.unsigned.membership),
    ["join", "invite", "invite", "leave", "leave"],
  );
});
