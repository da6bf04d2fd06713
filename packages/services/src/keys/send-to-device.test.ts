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
