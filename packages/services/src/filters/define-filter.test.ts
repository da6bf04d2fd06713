import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const client = "/_matrix/client/v3";
const day = 86_400_000;

const ownPath = (person: Person, rest: string) => `/_matrix/client/v3/user/${encodeURIComponent(person.userId)}${rest}`;

async function defineFilter(person: Person, limit: number): Promise<string> {
  const body = { room: { timeline: { limit } } };
  const response = await server.request("POST", ownPath(person, "/filter"), { token: person.token, body });
  equal(response.status, 200, response.text);
  return response.body.filter_id;
}

const syncStatus = async (person: Person, filter: string) =>
  (await server.request("GET", `${client}/sync?filter=${filter}`, { token: person.token })).status;

test("the filter that was not used for longest goes for the 201st: neither the oldest that syncs use, nor one that came again", async () => {
  const alice = await signUp(server, "filters");
  const synced = await defineFilter(alice, 1_001);
  const again = await defineFilter(alice, 1_002);
  const forgotten = await defineFilter(alice, 1_003);
  server.clock.advance(2 * day);
  for (let limit = 1; limit <= 197; limit++) await defineFilter(alice, limit);
  server.clock.advance(1);
  equal(await syncStatus(alice, synced), 200);
  equal(await defineFilter(alice, 1_002), again);
  await defineFilter(alice, 200);
  const statuses = await Promise.all([synced, again, forgotten].map((filter) => syncStatus(alice, filter)));
  deepEqual(statuses, [200, 200, 400]);
});
