import { deepEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { addUsage, readUsage } from "@conclave/storage/quotas/usage-store";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";
import { command } from "../core/verb.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const ownPath = (person: Person, rest: string) => `/_matrix/client/v3/user/${encodeURIComponent(person.userId)}${rest}`;

async function setAccountData(person: Person, path: string, body: unknown) {
  const response = await server.request("PUT", ownPath(person, path), { token: person.token, body });
  return [response.status, response.body.errcode];
}

const use = command("test.use", async ({ tx }, input: { userId: string; pieces: number; bytes: number }) => {
  const before = await readUsage(tx, input.userId, "account-data");
  await addUsage(tx, { userId: input.userId, kind: "account-data" }, input);
  return before;
});

/** JSON of exactly so many bytes. */
const sized = (bytes: number) => ({ a: "x".repeat(bytes - '{"a":""}'.length) });

test("a piece of account data has a bound, and so has all of it; what shrinks is always taken", async () => {
  const alice = await signUp(server, "data");
  const inRoom = `/rooms/${encodeURIComponent("!room:conclave.test")}/account_data/m.big`;
  deepEqual(await setAccountData(alice, "/account_data/m.big", sized(262_144)), [200, undefined]);
  deepEqual(await setAccountData(alice, "/account_data/m.big", sized(262_145)), [413, "M_TOO_LARGE"]);
  deepEqual(await setAccountData(alice, inRoom, sized(262_145)), [413, "M_TOO_LARGE"]);
  deepEqual(await setAccountData(alice, "/account_data/m.small", {}), [200, undefined]);
  const { dispatcher } = server.parts;
  const counted = await dispatcher.run(use, { userId: alice.userId, pieces: 9_998, bytes: 0 });
  deepEqual(counted, { pieces: 2, bytes: 262_146 });
  deepEqual(await setAccountData(alice, "/account_data/m.more", {}), [429, "M_LIMIT_EXCEEDED"]);
  deepEqual(await setAccountData(alice, "/account_data/m.small", sized(20)), [200, undefined], "no further piece");
  await dispatcher.run(use, { userId: alice.userId, pieces: -1, bytes: 8 * 1_048_576 - 262_164 - 10 });
  deepEqual(await setAccountData(alice, "/account_data/m.more", sized(11)), [429, "M_LIMIT_EXCEEDED"]);
  deepEqual(await setAccountData(alice, "/account_data/m.more", sized(10)), [200, undefined]);
  deepEqual(await setAccountData(alice, "/account_data/m.small", sized(21)), [429, "M_LIMIT_EXCEEDED"]);
  deepEqual(await setAccountData(alice, "/account_data/m.big", sized(100)), [200, undefined]);
  deepEqual(await setAccountData(alice, "/account_data/m.small", sized(21)), [200, undefined]);
});
