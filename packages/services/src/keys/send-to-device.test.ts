import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { toDeviceMessagesAfter } from "@conclave/storage/keys/to-device-store";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signIn, signUp } from "@conclave/testing/world";
import { query } from "../core/verb.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const readQueue = query("test.queue", ({ tx }, { userId, deviceId }: Person) =>
  toDeviceMessagesAfter(tx, { userId, deviceId, after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: 1_000 }),
);

async function queueOf(person: Person): Promise<unknown[]> {
  const messages = await server.parts.dispatcher.run(readQueue, person);
  return messages.map(({ sender, type, content }) => [sender, type, JSON.parse(content)]);
}

async function send(person: Person, transactionId: string, messages: unknown) {
  const path = `/_matrix/client/v3/sendToDevice/m.test/${transactionId}`;
  return server.request("PUT", path, { token: person.token, body: { messages } });
}

test("a message reaches the device that it names, or all, once a transaction", async () => {
  const alice = await signUp(server, "sender");
  const bob = await signUp(server, "receiver");
  const phone = await signIn(server, bob.userId);
  const messages = {
    [bob.userId]: { [bob.deviceId]: { a: 1 }, NONE: { a: 2 } },
    "@nobody:conclave.test": { X: {} },
    "@far:away": { X: {} },
    nonsense: { X: {} },
  };
  for (let round = 0; round < 2; round++) {
    const response = await send(alice, "once", messages);
    deepEqual([response.status, response.body], [200, {}]);
  }
  const first = [alice.userId, "m.test", { a: 1 }];
  deepEqual(await queueOf(bob), [first]);
  equal((await send(alice, "all", { [bob.userId]: { "*": { b: 1 } } })).status, 200);
  const second = [alice.userId, "m.test", { b: 1 }];
  deepEqual(await queueOf(bob), [first, second]);
  deepEqual(await queueOf(phone), [second]);
  equal((await send(phone, "once", { [bob.userId]: { [phone.deviceId]: { c: 1 } } })).status, 200);
  deepEqual(
    await queueOf(phone),
    [second, [bob.userId, "m.test", { c: 1 }]],
    "another device has its own transactions",
  );
});

test("what reaches those who ignore its sender", async (t) => {
  const alice = await signUp(server, "ignored");
  const bob = await signUp(server, "ignoring");
  const list = `/_matrix/client/v3/user/${encodeURIComponent(bob.userId)}/account_data/m.ignored_user_list`;
  await server.request("PUT", list, { token: bob.token, body: { ignored_users: { [alice.userId]: {} } } });
  // biome-ignore format: tables are aligned
  const rows: readonly [string, boolean][] = [
    ["m.room.encrypted",           true],
    ["m.room_key.withheld",        true],
    ["m.room_key_request",         false],
    ["m.key.verification.request", false],
    ["m.secret.request",           false],
    ["org.example.any",            false],
  ];
  for (const [type, isQueued] of rows) {
    await t.test(type, async () => {
      const before = (await queueOf(bob)).length;
      const path = `/_matrix/client/v3/sendToDevice/${type}/1`;
      const messages = { [bob.userId]: { "*": {} }, [alice.userId]: { "*": {} } };
      equal((await server.request("PUT", path, { token: alice.token, body: { messages } })).status, 200);
      equal((await queueOf(bob)).length - before, isQueued ? 1 : 0);
    });
  }
  equal((await queueOf(alice)).length, rows.length, "their own devices are reached");
});

test("two megabytes are taken, eleven are not", async () => {
  const alice = await signUp(server, "heavy");
  const body = (megabytes: number) => ({ [alice.userId]: { [alice.deviceId]: { text: "x".repeat(megabytes << 20) } } });
  equal((await send(alice, "2", body(2))).status, 200);
  const refused = await send(alice, "11", body(11));
  deepEqual([refused.status, refused.body.errcode], [413, "M_TOO_LARGE"]);
});

test("one request has at most five thousand messages", async () => {
  const alice = await signUp(server, "talkative");
  const devices = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`D${index}`, {}]));
  const refused = await send(alice, "many", { [alice.userId]: devices });
  deepEqual([refused.status, refused.body.errcode], [413, "M_TOO_LARGE"]);
});
