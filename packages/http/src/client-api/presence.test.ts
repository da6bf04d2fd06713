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
  server = await startTestServer({ presence: true });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  carol = matrixClient(server, await signUp(server, "carol"));
  const room = await alice.createRoom({ preset: "public_chat" });
  equal((await bob.post(`/join/${room}`)).status, 200);
});
after(() => server.close());

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
}

const statusOf = (of: MatrixClient) => `/presence/${of.person.userId}/status`;

async function sync(client: MatrixClient, query = ""): Promise<TestResponse["body"]> {
  const response = await client.get(`/sync?set_presence=offline${query}`);
  equal(response.status, 200, response.text);
  return response.body;
}

test("what somebody says of themselves reaches those who share a room with them", async () => {
  const before = await sync(bob);
  const strangers = await sync(carol);
  equal((await alice.put(statusOf(alice), { presence: "online", status_msg: "at work" })).status, 200);
  const after = await sync(bob, `&since=${before.next_batch}`);
  const content = { presence: "online", last_active_ago: 0, status_msg: "at work", currently_active: true };
  deepEqual(after.presence.events, [{ type: "m.presence", sender: alice.person.userId, content }]);
  deepEqual((await sync(bob, `&since=${after.next_batch}`)).presence.events, []);
  deepEqual((await sync(bob)).presence.events.length, 1);
  deepEqual((await sync(carol, `&since=${strangers.next_batch}`)).presence.events, []);
  deepEqual((await sync(alice)).presence.events, []);
  deepEqual((await bob.get(statusOf(alice))).body, content);
  const filter = encodeURIComponent(JSON.stringify({ presence: { not_types: ["m.presence"] } }));
  deepEqual((await sync(bob, `&filter=${filter}`)).presence.events, []);
});

test("those who are ignored are not seen to be there", async () => {
  const list = `/user/${bob.person.userId}/account_data/m.ignored_user_list`;
  equal((await bob.put(list, { ignored_users: { [alice.person.userId]: {} } })).status, 200);
  const { next_batch: since } = await sync(bob);
  equal((await alice.put(statusOf(alice), { presence: "unavailable" })).status, 200);
  deepEqual((await sync(bob, `&since=${since}`)).presence.events, []);
  deepEqual((await sync(bob)).presence.events, []);
  equal((await bob.put(list, { ignored_users: {} })).status, 200);
  equal((await sync(bob)).presence.events.length, 1);
});

test("who syncs is there, who waits for news hears of it, and who stops is not", async () => {
  equal((await bob.get(statusOf(bob))).body.presence, "offline");
  const { next_batch: since } = await sync(alice);
  equal((await bob.get("/sync")).status, 200);
  equal((await alice.get(statusOf(bob))).body.presence, "online");
  const waiting = sync(alice, `&timeout=30000&since=${since}`);
  await new Promise((resolve) => setImmediate(resolve));
  server.clock.advance(2_000);
  deepEqual(
    (await waiting).presence.events.map((event: { sender: string }) => event.sender),
    [bob.person.userId],
  );
  server.clock.advance(90_000);
  equal((await alice.get(statusOf(bob))).body.presence, "offline");
});

test("whoever meets in a room hears at once who is there, though nothing changed", async () => {
  const [dora, erik] = [
    matrixClient(server, await signUp(server, "dora")),
    matrixClient(server, await signUp(server, "erik")),
  ];
  const room = await dora.createRoom({ preset: "public_chat" });
  for (const client of [dora, erik]) equal((await client.put(statusOf(client), { presence: "online" })).status, 200);
  const [ofDora, ofErik] = [await sync(dora), await sync(erik)];
  const seenBy = async (client: MatrixClient, since: string, more = "") =>
    (await sync(client, `&since=${since}${more}`)).presence.events.map(({ sender }: { sender: string }) => sender);
  equal((await erik.post(`/join/${room}`)).status, 200);
  deepEqual(await seenBy(dora, ofDora.next_batch), [erik.person.userId]);
  deepEqual(await seenBy(erik, ofErik.next_batch), [dora.person.userId]);
  const filter = encodeURIComponent(JSON.stringify({ presence: { not_senders: [dora.person.userId] } }));
  deepEqual(await seenBy(erik, ofErik.next_batch, `&filter=${filter}`), []);

  const { next_batch: since } = await sync(dora);
  equal((await erik.put(statusOf(erik), { presence: "online", status_msg: "new" })).status, 200);
  equal((await erik.post(`/rooms/${room}/leave`)).status, 200);
  equal((await erik.post(`/join/${room}`)).status, 200);
  deepEqual(await seenBy(dora, since), [erik.person.userId], "once, and not as somebody new");
  equal((await erik.put(statusOf(erik), { presence: "offline" })).status, 200);
  equal((await erik.post(`/rooms/${room}/leave`)).status, 200);
  const later = await sync(dora);
  equal((await erik.post(`/join/${room}`)).status, 200);
  deepEqual(await seenBy(dora, later.next_batch), [], "who isn't there is not spoken of");
});

test("nobody learns of strangers, nor speaks for others", async () => {
  refused(await carol.get(statusOf(alice)), 403, "M_FORBIDDEN");
  refused(await alice.get("/presence/@nobody:conclave.test/status"), 403, "M_FORBIDDEN");
  refused(await alice.put(statusOf(bob), { presence: "online" }), 403, "M_FORBIDDEN");
  refused(await alice.put(statusOf(alice), { presence: "asleep" }), 400, "M_BAD_JSON");
});

test("where presence is off nobody is seen", async () => {
  const quiet = await startTestServer({ presence: false });
  const dave = matrixClient(quiet, await signUp(quiet, "dave"));
  equal((await dave.put(statusOf(dave), { presence: "online" })).status, 200);
  equal((await dave.get("/sync")).status, 200);
  deepEqual((await dave.get(statusOf(dave))).body, { presence: "offline", currently_active: false });
  await quiet.close();
});
