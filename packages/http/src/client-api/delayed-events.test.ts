import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let room: string;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  room = await alice.createRoom({ preset: "public_chat" });
});
after(() => server.close());

const delayedPath = "/_matrix/client/unstable/org.matrix.msc4140/delayed_events";

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
}

async function wait(milliseconds: number): Promise<void> {
  server.clock.advance(milliseconds);
  await server.parts.delayedSending.settled();
}

const later = (path: string, delay: number, body: unknown) =>
  alice.put(`${path}?org.matrix.msc4140.delay=${delay}`, body);
const topicPath = () => `/rooms/${room}/state/m.room.topic/`;
const topic = async () => (await alice.get(topicPath())).body.topic;

async function delayTopic(text: string, delay = 10_000): Promise<string> {
  const response = await later(topicPath(), delay, { topic: text });
  equal(response.status, 200, response.text);
  return response.body.delay_id;
}

function act(client: MatrixClient, delayId: string, action: string): Promise<TestResponse> {
  return server.request("POST", `${delayedPath}/${delayId}`, { token: client.person.token, body: { action } });
}

async function waiting(client: MatrixClient): Promise<readonly { readonly delay_id: string }[]> {
  const response = await server.request("GET", delayedPath, { token: client.person.token });
  return response.body.delayed_events;
}

test("an event is sent after its delay, and not before", async () => {
  const delayId = await delayTopic("one");
  deepEqual(await waiting(alice), [
    {
      delay_id: delayId,
      room_id: decodeURIComponent(room),
      type: "m.room.topic",
      state_key: "",
      delay: 10_000,
      running_since: server.clock.now(),
      content: { topic: "one" },
    },
  ]);
  deepEqual(await waiting(bob), []);
  await wait(9_999);
  equal(await topic(), undefined);
  await wait(1);
  equal(await topic(), "one");
  deepEqual(await waiting(alice), []);
});

test("it is restarted, sent at once, or cancelled, by its sender alone", async () => {
  const delayId = await delayTopic("two");
  await wait(9_000);
  deepEqual((await act(alice, delayId, "restart")).body, {});
  await wait(9_000);
  equal(await topic(), "one");
  refused(await act(bob, delayId, "cancel"), 404, "M_NOT_FOUND");
  equal((await act(alice, delayId, "send")).status, 200);
  equal(await topic(), "two");
  refused(await act(alice, delayId, "send"), 404, "M_NOT_FOUND");
  const other = await delayTopic("three");
  const path = `${delayedPath}/${other}/cancel`;
  equal((await server.request("POST", path, { token: alice.person.token })).status, 200);
  await wait(20_000);
  equal(await topic(), "two");
  refused(await act(alice, other, "explode"), 400, "M_BAD_JSON");
});

test("what somebody else has set since isn't overwritten", async () => {
  const shared = await alice.createRoom({ preset: "public_chat", power_level_content_override: { state_default: 0 } });
  equal((await bob.post(`/join/${shared}`)).status, 200);
  const path = `/rooms/${shared}/state/m.room.topic/`;
  equal((await later(path, 5_000, { topic: "alice" })).status, 200);
  server.clock.advance(1);
  equal((await bob.put(path, { topic: "bob" })).status, 200);
  await wait(5_000);
  equal((await alice.get(path)).body.topic, "bob");
});

test("the same message, sent again, waits once; what the room refuses is given up", async () => {
  const path = `/rooms/${room}/send/m.room.message/later`;
  const body = { msgtype: "m.text", body: "bye" };
  const first = await later(path, 1_000, body);
  deepEqual((await later(path, 1_000, body)).body, first.body);
  equal((await bob.post(`/join/${room}`)).status, 200);
  const refusal = await bob.put(`/rooms/${room}/state/m.room.name/?org.matrix.msc4140.delay=1000`, { name: "Bob's" });
  equal(refusal.status, 200);
  await wait(1_000);
  const { chunk } = (await alice.get(`/rooms/${room}/messages?dir=b&limit=1&filter={"types":["m.room.message"]}`)).body;
  equal(chunk[0].content.body, "bye");
  deepEqual(await waiting(bob), []);
  equal((await alice.get(`/rooms/${room}/state/m.room.name/`)).status, 404);
});

test("what is sent at once is refused as it would be without delay, and waits on", async (t) => {
  const carol = matrixClient(server, await signUp(server, "carol"));
  const member = encodeURIComponent(carol.person.userId);
  const club = await alice.createRoom({ preset: "public_chat" });
  const allow = [{ type: "m.room_membership", room_id: decodeURIComponent(club) }];
  const closed = await alice.createRoom({
    initial_state: [{ type: "m.room.join_rules", content: { join_rule: "restricted", allow } }],
  });
  for (const each of [club, closed]) equal((await carol.post(`/join/${each}`)).status, 200);
  const event_id = await alice.say(club, "something");
  const reaction = { "m.relates_to": { rel_type: "m.annotation", event_id, key: "!" } };
  const rows: readonly [MatrixClient, string, object, string][] = [
    [carol, `${club}/state/m.room.topic/`, { topic: "hers" }, "M_FORBIDDEN"],
    [carol, `${closed}/state/m.room.member/${member}`, { membership: "join" }, "M_UNABLE_TO_GRANT_JOIN"],
    [alice, `${club}/state/m.room.canonical_alias/`, { alias: "#none:conclave.test" }, "M_BAD_ALIAS"],
    [alice, `${club}/send/m.room.redaction/late`, { redacts: `$${"a".repeat(43)}` }, "M_NOT_FOUND"],
    [alice, `${club}/send/m.reaction/late`, reaction, "M_DUPLICATE_ANNOTATION"],
    [alice, `${room}/state/m.room.member/${member}`, { membership: "invite" }, "M_INVITE_BLOCKED"],
  ];
  const delayed: string[] = [];
  for (const [client, path, content] of rows) {
    const { body } = await client.put(`/rooms/${path}?org.matrix.msc4140.delay=60000`, content);
    delayed.push(body.delay_id);
  }
  equal((await alice.put(`/rooms/${club}/send/m.reaction/now`, reaction)).status, 200);
  const block = { default_action: "block" };
  equal((await carol.put(`/user/${member}/account_data/m.invite_permission_config`, block)).status, 200);
  for (const client of [carol, alice]) equal((await client.post(`/rooms/${closed}/leave`)).status, 200);
  for (const [index, [client, , , errcode]] of rows.entries()) {
    await t.test(errcode, async () => {
      const inBody = await act(client, delayed[index] ?? "", "send");
      const path = `${delayedPath}/${delayed[index]}/send`;
      const inPath = await server.request("POST", path, { token: client.person.token });
      for (const { body } of [inBody, inPath]) equal(body.errcode, errcode, body.error);
    });
  }
});

test("what can't wait", async () => {
  const tooLate = await later(topicPath(), 86_400_001, { topic: "x" });
  refused(tooLate, 400, "M_UNKNOWN");
  equal(tooLate.body["org.matrix.msc4140.errcode"], "M_MAX_DELAY_EXCEEDED");
  equal(tooLate.body["org.matrix.msc4140.max_delay"], 86_400_000);
  refused(await later(topicPath(), -1, { topic: "x" }), 400, "M_INVALID_PARAM");
  // What no room could ever take would be first in the queue for ever.
  refused(await later(topicPath(), 5, { topic: "x", half: 0.5 }), 400, "M_BAD_JSON");
  refused(await later(topicPath(), 5, { topic: "x".repeat(65_536) }), 413, "M_TOO_LARGE");
  const closed = await bob.createRoom();
  refused(await later(`/rooms/${closed}/state/m.room.topic/`, 5, { topic: "x" }), 403, "M_FORBIDDEN");
});

test("where encryption is required, nothing readable waits", async () => {
  const strict = await startTestServer({ encryption: "required" });
  try {
    const carol = matrixClient(strict, await signUp(strict, "carol"));
    const conversation = await carol.createRoom();
    const delay = "org.matrix.msc4140.delay=10000";
    const rows = [
      // path                       | content
      ["send/m.room.message/t1", { msgtype: "m.text", body: "readable" }],
      ["send/m.room.message/t2", { msgtype: "m.key.verification.request", body: "readable" }],
      ["send/m.reaction/t3", { body: "readable" }],
      ["state/m.room.message/x", { msgtype: "m.text", body: "readable" }],
      ["state/m.room.encryption/", {}],
    ] as const;
    for (const [path, content] of rows) {
      refused(await carol.put(`/rooms/${conversation}/${path}?${delay}`, content), 403, "M_FORBIDDEN");
    }
    const encrypted = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "AAAA" };
    const response = await carol.put(`/rooms/${conversation}/send/m.room.encrypted/t2?${delay}`, encrypted);
    equal(response.status, 200, response.text);
  } finally {
    await strict.close();
  }
});
