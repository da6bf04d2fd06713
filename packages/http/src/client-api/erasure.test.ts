import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { getAccountData } from "@conclave/services/account-data/get-account-data";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { passwordProof, signUp } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
});
after(() => server.close());

test("what somebody wrote is erased, as they wish, for those who come after", async () => {
  const erin = matrixClient(server, await signUp(server, "erin"));
  const frank = matrixClient(server, await signUp(server, "frank"));
  const grace = matrixClient(server, await signUp(server, "grace"));
  const room = await frank.createRoom({ preset: "public_chat", room_version: "11" });
  equal((await erin.post(`/join/${room}`)).status, 200);
  await erin.say(room, "a secret");
  const other = await frank.say(room, "no secret");
  await erin.put(`/user/${encodeURIComponent(erin.person.userId)}/account_data/m.notes`, { note: "mine" });
  const body = { erase: true, auth: passwordProof(erin.person) };
  equal((await erin.post("/account/deactivate", body)).status, 200);
  equal((await grace.post(`/join/${room}`)).status, 200);
  const read = async (reader: MatrixClient) =>
    (await reader.get(`/rooms/${room}/messages?dir=f&filter={"types":["m.room.message"]}`)).body.chunk.map(
      (event: { event_id: string; content: { body?: string } }) => [event.event_id === other, event.content.body],
    );
  deepEqual(await read(frank), [
    [false, "a secret"],
    [true, "no secret"],
  ]);
  deepEqual(await read(grace), [
    [false, undefined],
    [true, "no secret"],
  ]);
  const search = async (reader: MatrixClient) => {
    const categories = { search_categories: { room_events: { search_term: "secret" } } };
    return (await reader.post("/search", categories)).body.search_categories.room_events.results.length;
  };
  deepEqual([await search(frank), await search(grace)], [2, 1]);
  const { dispatcher } = server.parts;
  const notes = dispatcher.run(getAccountData, { userId: erin.person.userId, type: "m.notes" });
  await rejects(notes, { code: "M_NOT_FOUND" });
});
