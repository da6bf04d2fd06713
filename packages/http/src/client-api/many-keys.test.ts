import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { makeCrowd } from "@conclave/testing/crowd";
import { matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

test("a thousand people's keys are found and claimed in one go, each their own, and claimed once", async () => {
  const server = await startTestServer();
  const [alice, bob] = [
    matrixClient(server, await signUp(server, "alice")),
    matrixClient(server, await signUp(server, "bob")),
  ];
  const crowd = await makeCrowd(server, 1_000);
  const people = crowd.map(({ userId }) => userId).sort();
  const wish = Object.fromEntries(people.map((userId) => [userId, []]));
  const found = (await alice.post("/keys/query", { device_keys: wish })).body.device_keys;
  deepEqual(Object.keys(found).sort(), people);
  for (const [index, { userId, deviceId }] of crowd.entries()) {
    deepEqual(Object.keys(found[userId]), [deviceId]);
    equal(found[userId][deviceId].keys[`curve25519:${deviceId}`], `curve${index}`);
  }

  const one_time_keys = Object.fromEntries(
    crowd.map(({ userId, deviceId }) => [userId, { [deviceId]: "signed_curve25519" }]),
  );
  // Both ask at the same time: whoever gets a key is the only one.
  const answers = await Promise.all([alice, bob].map((client) => client.post("/keys/claim", { one_time_keys })));
  const given = crowd.map(({ userId, deviceId }) =>
    answers.flatMap(({ body }) => Object.values(body.one_time_keys[userId]?.[deviceId] ?? {})),
  );
  deepEqual(
    given.map((keys) => keys.map((key) => (key as { readonly key: string }).key)),
    crowd.map((_, index) => [`one${index}`]),
  );
  deepEqual((await alice.post("/keys/claim", { one_time_keys })).body.one_time_keys, {});
  await server.close();
});
