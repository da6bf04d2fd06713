import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

test("a redacted event is stripped everywhere, and tells why", async (t) => {
  for (const version of ["10", "11", "12"]) {
    await t.test(`version ${version}`, async () => {
      const room = await alice.createRoom({ room_version: version, preset: "public_chat" });
      await bob.post(`/rooms/${room}/join`);
      const victim = await bob.say(room, "a regret");
      const path = `/rooms/${room}/redact/${victim}/1`;
      const redaction = await alice.put(path, { reason: "kindness" });
      equal(redaction.status, 200, redaction.text);
      equal((await alice.put(path, {})).body.event_id, redaction.body.event_id, "a repeated request makes one event");
      const expected = {
        content: { reason: "kindness", redacts: victim },
        event_id: redaction.body.event_id,
        origin_server_ts: server.clock.now(),
        redacts: victim,
        sender: alice.person.userId,
        type: "m.room.redaction",
      };
      const event = (await bob.get(`/rooms/${room}/event/${victim}`)).body;
      deepEqual(event.content, {});
      deepEqual(event.unsigned.redacted_because, expected);
      const { chunk } = (await bob.get(`/rooms/${room}/messages?dir=b&limit=2`)).body;
      deepEqual(chunk[1].content, {});
      deepEqual(chunk[1].unsigned.redacted_because, expected);
      deepEqual([chunk[0].redacts, chunk[0].content.redacts], [victim, victim]);
      equal(
        (
          await server.request("GET", `/_matrix/client/v3/rooms/${room}/context/${victim}`, { token: bob.person.token })
        ).text.includes("a regret"),
        false,
      );
    });
  }
});

test("who may have what redacted", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const other = await alice.createRoom();
  const elsewhere = await alice.say(other, "elsewhere");
  const hers = await alice.say(room, "hers");
  answers(await bob.put(`/rooms/${room}/redact/${hers}/1`, {}), 403, "M_FORBIDDEN");
  await bob.post(`/rooms/${room}/join`);
  answers(await bob.put(`/rooms/${room}/redact/${hers}/2`, {}), 403, "M_FORBIDDEN");
  answers(await bob.put(`/rooms/${room}/redact/${elsewhere}/3`, {}), 404, "M_NOT_FOUND");
  answers(await bob.put(`/rooms/${room}/redact/$nothing/4`, {}), 404, "M_NOT_FOUND");
  answers(
    await bob.put(`/rooms/${room}/send/m.room.redaction/4`, { redacts: `$${"a".repeat(43)}` }),
    404,
    "M_NOT_FOUND",
  );
  answers(await bob.put(`/rooms/${room}/redact/nonsense/5`, {}), 400, "M_INVALID_PARAM");
  answers(await bob.put(`/rooms/${room}/redact/${hers}/6`, { reason: 1 }), 400, "M_BAD_JSON");
  equal((await alice.get(`/rooms/${room}/event/${hers}`)).body.content.body, "hers");
  const own = await bob.say(room, "own");
  answers(await bob.put(`/rooms/${room}/redact/${own}/7`, {}), 200);
  const create = (await alice.get(`/rooms/${room}/state/m.room.create?format=event`)).body;
  answers(await alice.put(`/rooms/${room}/redact/${create.event_id}/8`, {}), 403, "M_FORBIDDEN");
});

test("a redaction that is sent as a message takes effect too", async (t) => {
  for (const version of ["10", "12"]) {
    await t.test(`version ${version}`, async () => {
      const room = await alice.createRoom({ room_version: version });
      const victim = await alice.say(room, "a regret");
      answers(await alice.put(`/rooms/${room}/send/m.room.redaction/1`, {}), 400, "M_BAD_JSON");
      answers(await alice.put(`/rooms/${room}/send/m.room.redaction/2`, { redacts: victim }), 200);
      deepEqual((await alice.get(`/rooms/${room}/event/${victim}`)).body.content, {});
    });
  }
});

test("a redacted setting and a redacted name are gone from where they were shown", async () => {
  const room = await alice.createRoom({ name: "a regret" });
  const name = (await alice.get(`/rooms/${room}/state/m.room.name?format=event`)).body;
  await alice.put(`/rooms/${room}/redact/${name.event_id}/1`, {});
  deepEqual((await alice.get(`/rooms/${room}/state/m.room.name`)).body, {});
  await alice.put(`/rooms/${room}/state/m.room.name`, { name: "better" });
  deepEqual((await alice.get(`/rooms/${room}/state/m.room.name?format=event`)).body.unsigned.prev_content, {});
  const own = `/rooms/${room}/state/m.room.member/${encodeURIComponent(alice.person.userId)}`;
  await alice.put(own, { membership: "join", displayname: "Regretful" });
  equal((await alice.get(`/rooms/${room}/joined_members`)).body.joined[alice.person.userId].display_name, "Regretful");
  const member = (await alice.get(`${own}?format=event`)).body;
  await alice.put(`/rooms/${room}/redact/${member.event_id}/2`, {});
  deepEqual((await alice.get(`/rooms/${room}/joined_members`)).body.joined[alice.person.userId], {});
  deepEqual((await alice.get(own)).body, { membership: "join" });
});
