import { deepEqual, equal, ok } from "node:assert/strict";
import { after, before, test } from "node:test";
import { canonicalJson } from "@conclave/base/canonical-json";
import { utf8Length } from "@conclave/base/utf8";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { passwordProof, signUp } from "@conclave/testing/world";

// What is as large as it may be is taken; one more is refused, by its name. What has a limit in its contract is refused beyond it
// on every route, see refusals.test.ts.

let server: TestServer;
let alice: MatrixClient;
let room: string;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  room = await alice.createRoom();
});
after(() => server.close());

const letters = (count: number) => "x".repeat(count);
const own = () => `/user/${alice.person.userId}`;

test("at the limit, and one beyond", async (t) => {
  const message = { msgtype: "m.text", body: "x" };
  const aliasLength = "#:conclave.test".length;
  //                   name, limit, request of a size, refusal, what it names
  const rows: readonly [string, number, (size: number) => Promise<TestResponse>, number, string, string][] = [
    [
      "a transaction",
      255,
      (size) => alice.put(`/rooms/${room}/send/m.room.message/${letters(size)}`, message),
      400,
      "M_INVALID_PARAM",
      "txnId",
    ],
    [
      "an event type",
      255,
      (size) => alice.put(`/rooms/${room}/send/${letters(size)}/1`, message),
      413,
      "M_TOO_LARGE",
      "type",
    ],
    [
      "a state key",
      255,
      (size) => alice.put(`/rooms/${room}/state/io.example/${letters(size)}`, {}),
      413,
      "M_TOO_LARGE",
      "state_key",
    ],
    [
      "an alias",
      255,
      (size) =>
        alice.put(`/directory/room/${encodeURIComponent(`#${letters(size - aliasLength)}:conclave.test`)}`, {
          room_id: decodeURIComponent(room),
        }),
      400,
      "M_INVALID_PARAM",
      "roomAlias",
    ],
    [
      "a person's name",
      256,
      (size) => alice.put(`/profile/${alice.person.userId}/displayname`, { displayname: letters(size) }),
      400,
      "M_INVALID_PARAM",
      "displayname",
    ],
    [
      "a device's name",
      255,
      (size) => alice.put(`/devices/${alice.person.deviceId}`, { display_name: letters(size) }),
      400,
      "M_BAD_JSON",
      "display_name",
    ],
    [
      "a type of account data",
      255,
      (size) => alice.put(`${own()}/account_data/${letters(size)}`, {}),
      400,
      "M_INVALID_PARAM",
      "type",
    ],
    [
      "a tag",
      255,
      (size) => alice.put(`${own()}/rooms/${room}/tags/${letters(size)}`, {}),
      400,
      "M_INVALID_PARAM",
      "tag",
    ],
    [
      "a filter",
      65_536,
      (size) => alice.post(`${own()}/filter`, `{}${" ".repeat(size - 2)}`),
      413,
      "M_TOO_LARGE",
      "body",
    ],
    [
      "a reason",
      4_096,
      (size) => alice.post(`/rooms/${room}/report`, { reason: letters(size) }),
      400,
      "M_BAD_JSON",
      "reason",
    ],
    [
      "devices to remove",
      500,
      (size) =>
        alice.post("/delete_devices", {
          devices: Array.from({ length: size }, (_, index) => `D${index}`),
          auth: passwordProof(alice.person),
        }),
      400,
      "M_BAD_JSON",
      "devices",
    ],
  ];
  for (const [name, limit, ask, status, errcode, field] of rows) {
    await t.test(name, async () => {
      const within = await ask(limit);
      equal(within.status, 200, within.text);
      const beyond = await ask(limit + 1);
      deepEqual([beyond.status, beyond.body.errcode], [status, errcode], beyond.text);
      ok(String(beyond.body.error).includes(field), beyond.text);
    });
  }
});

test("an event has 65,536 bytes as it is hashed and signed, and not one more", async () => {
  const conversation = await alice.createRoom();
  const say = (body: string, transaction: string) =>
    alice.put(`/rooms/${conversation}/send/m.room.message/${transaction}`, { msgtype: "m.text", body });
  equal((await say("", "small")).status, 200);
  const filter = encodeURIComponent(JSON.stringify({ event_format: "federation", room: { timeline: { limit: 1 } } }));
  const { body } = await alice.get(`/sync?filter=${filter}`);
  const [event] = body.rooms.join[decodeURIComponent(conversation)].timeline.events;
  // What identifies an event isn't part of it.
  const { event_id: _, unsigned: __, ...signed } = event;
  const room = 65_536 - utf8Length(canonicalJson(signed));
  const beyond = await say(letters(room + 1), "beyond");
  deepEqual([beyond.status, beyond.body.errcode], [413, "M_TOO_LARGE"]);
  const within = await say(letters(room), "within");
  equal(within.status, 200, within.text);
});
