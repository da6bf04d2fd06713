import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signIn, signUp } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const client = "/_matrix/client/v3";
const day = 86_400_000;

/** JSON of exactly so many bytes. */
const sized = (bytes: number) => ({ a: "x".repeat(bytes - '{"a":""}'.length) });

let transactions = 0;
async function flood(sender: Person, to: Person, messages: number, bytes = 2): Promise<unknown> {
  const content = sized(Math.max(bytes, 8));
  // A device may be named once in a request, so each message is a request.
  for (let sent = 0; sent < messages; sent++) {
    const path = `${client}/sendToDevice/m.test/t${transactions++}`;
    const body = { messages: { [to.userId]: { [to.deviceId]: content } } };
    const response = await server.request("PUT", path, { token: sender.token, body });
    if (response.status !== 200) return [response.status, response.body.errcode];
  }
  return [200, undefined];
}

test("a device that is in use refuses a flood; one that nobody used for 30 days is signed out, and hinders nobody", async () => {
  const alice = await signUp(server, "flooder");
  const carol = await signUp(server, "sender");
  const bob = await signUp(server, "flooded");
  const phone = await signIn(server, bob.userId);
  // Sixteen times a megabyte, but for what the form of the request takes.
  equal(((await flood(alice, bob, 16, 1_000_000)) as unknown[])[0], 200);
  deepEqual(await flood(alice, bob, 1, 1_000_000), [429, "M_LIMIT_EXCEEDED"]);
  deepEqual(await flood(carol, bob, 1), [200, undefined], "others reach it");
  deepEqual(await flood(alice, phone, 1), [200, undefined], "and it reaches others");
  let since: string | undefined;
  for (let round = 0; round < 2; round++) {
    const path = `${client}/sync?timeout=0${since === undefined ? "" : `&since=${since}`}`;
    since = (await server.request("GET", path, { token: bob.token })).body.next_batch;
  }
  deepEqual(await flood(alice, bob, 16, 1_000_000), [200, undefined], "what was fetched no longer counts");
  server.clock.advance(31 * day);
  deepEqual(await flood(alice, bob, 1, 1_000_000), [200, undefined]);
  const whoAmI = await server.request("GET", `${client}/account/whoami`, { token: bob.token });
  deepEqual([whoAmI.status, whoAmI.body.errcode], [401, "M_UNKNOWN_TOKEN"]);
  const phoneAsks = await server.request("GET", `${client}/account/whoami`, { token: phone.token });
  equal(phoneAsks.status, 200, "another device of the same person stays");
  const records = (await auditRecordsOf(server, bob.userId)).filter(({ type }) => type === "session.ended");
  deepEqual(
    records.map(({ actor, subject, detail }) => [actor, subject, detail]),
    [[null, bob.userId, { device_id: bob.deviceId, reason: "queue-full" }]],
  );
});
