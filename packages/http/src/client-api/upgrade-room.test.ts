import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer();
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
}

async function contentOf(room: string, type: string, stateKey = ""): Promise<Record<string, unknown> | undefined> {
  const response = await alice.get(`/rooms/${room}/state/${type}/${encodeURIComponent(stateKey)}`);
  return response.status === 200 ? response.body : undefined;
}

async function upgraded(client: MatrixClient, room: string, body: Record<string, unknown>): Promise<string> {
  const response = await client.post(`/rooms/${room}/upgrade`, body);
  equal(response.status, 200, response.text);
  return encodeURIComponent(response.body.replacement_room);
}

test("a room moves with its looks, rules, bans, aliases and place in the directory", async (t) => {
  for (const [from, to] of [
    ["10", "12"],
    ["12", "11"],
    ["12", "12"],
    ["11", "10"],
  ] as const) {
    await t.test(`${from} to ${to}`, async () => {
      const name = `tea-${from}-${to}`;
      const alias = `#${name}:conclave.test`;
      const room = await alice.createRoom({
        room_version: from,
        name,
        topic: "Leaves",
        room_alias_name: name,
        preset: "public_chat",
        visibility: "public",
      });
      equal((await alice.post(`/rooms/${room}/ban`, { user_id: bob.person.userId, reason: "spam" })).status, 200);
      const next = await upgraded(alice, room, { new_version: to });
      deepEqual(await contentOf(room, "m.room.tombstone"), {
        body: "This room has been replaced.",
        replacement_room: decodeURIComponent(next),
      });
      const create = await contentOf(next, "m.room.create");
      const predecessor = create?.["predecessor"] as Record<string, unknown>;
      deepEqual(
        [create?.["room_version"], predecessor["room_id"], "event_id" in predecessor],
        [to, decodeURIComponent(room), to !== "12"],
      );
      deepEqual(
        [
          (await contentOf(next, "m.room.name"))?.["name"],
          (await contentOf(next, "m.room.topic"))?.["topic"],
          await contentOf(next, "m.room.join_rules"),
          await contentOf(next, "m.room.encryption"),
          await contentOf(next, "m.room.canonical_alias"),
          await contentOf(room, "m.room.canonical_alias"),
        ],
        [name, "Leaves", { join_rule: "public" }, { algorithm: "m.megolm.v1.aes-sha2" }, { alias }, {}],
      );
      equal((await contentOf(next, "m.room.member", bob.person.userId))?.["membership"], "ban");
      refused(await bob.post(`/join/${next}`), 403, "M_FORBIDDEN");
      const led = await alice.get(`/directory/room/${encodeURIComponent(alias)}`);
      equal(led.body.room_id, decodeURIComponent(next));
      deepEqual((await alice.get(`/directory/list/room/${next}`)).body, { visibility: "public" });
      deepEqual((await alice.get(`/directory/list/room/${room}`)).body, { visibility: "private" });
      const closed = await contentOf(room, "m.room.power_levels");
      deepEqual([closed?.["events_default"], closed?.["invite"]], [50, 50]);
      const levels = (await contentOf(next, "m.room.power_levels"))?.["users"] as Record<string, number>;
      // A former creator stands where they did: above the level of the tombstone.
      const highest = from === "12" ? 150 : 100;
      equal(levels[alice.person.userId], to === "12" ? undefined : highest);
      equal((await alice.put(`/rooms/${next}/state/m.room.name/`, { name: "Coffee" })).status, 200);
    });
  }
});

test("tags, push rules and direct chats hold for the replacement, for whoever moves there", async () => {
  const carol = matrixClient(server, await signUp(server, "carol"));
  const room = await alice.createRoom({ preset: "public_chat" });
  equal((await carol.post(`/join/${room}`)).status, 200);
  const keep = async (client: MatrixClient) => {
    const own = encodeURIComponent(client.person.userId);
    const from = decodeURIComponent(room);
    equal((await client.put(`/user/${own}/rooms/${room}/tags/m.favourite`, { order: 0.5 })).status, 200);
    equal(
      (await client.put(`/user/${own}/account_data/m.direct`, { "@friend:x": ["!a:x", from], odd: 1 })).status,
      200,
    );
    const conditions = [{ kind: "event_match", key: "room_id", pattern: from }];
    equal((await client.put(`/pushrules/global/override/${room}`, { actions: [], conditions })).status, 200);
    return async (to: string) => {
      const name = decodeURIComponent(to);
      const tags = await client.get(`/user/${own}/rooms/${to}/tags`);
      const direct = await client.get(`/user/${own}/account_data/m.direct`);
      const rule = await client.get(`/pushrules/global/override/${to}`);
      return [
        tags.body.tags?.["m.favourite"]?.order,
        direct.body["@friend:x"].includes(name),
        rule.body.conditions?.[0].pattern === name,
      ];
    };
  };
  const [ofAlice, ofCarol] = [await keep(alice), await keep(carol)];
  const next = await upgraded(alice, room, { new_version: "12" });
  deepEqual(await ofAlice(next), [0.5, true, true]);
  deepEqual(await ofCarol(next), [undefined, false, false], "who stays behind is not moved");
  equal((await carol.post(`/join/${next}`)).status, 200);
  deepEqual(await ofCarol(next), [0.5, true, true]);

  const own = encodeURIComponent(carol.person.userId);
  equal((await carol.delete(`/user/${own}/rooms/${next}/tags/m.favourite`)).status, 200);
  equal((await carol.post(`/rooms/${next}/leave`)).status, 200);
  equal((await carol.post(`/join/${next}`)).status, 200);
  deepEqual(await ofCarol(next), [undefined, true, true], "what was taken away stays away");
});

test("a room that only says of itself that it replaces another takes nothing over", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const own = encodeURIComponent(alice.person.userId);
  equal((await alice.put(`/user/${own}/rooms/${room}/tags/m.favourite`, {})).status, 200);
  const predecessor = { room_id: decodeURIComponent(room), event_id: "$any" };
  const claim = await bob.createRoom({ preset: "public_chat", creation_content: { predecessor } });
  equal((await alice.post(`/join/${claim}`)).status, 200);
  deepEqual((await alice.get(`/user/${own}/rooms/${claim}/tags`)).body, { tags: {} });
});

test("both rooms are recorded", async () => {
  const room = await alice.createRoom();
  const next = decodeURIComponent(await upgraded(alice, room, { new_version: "12" }));
  const [record] = (await auditRecordsOf(server, decodeURIComponent(room))).slice(-1);
  deepEqual([record?.type, record?.detail], ["room.upgraded", { replacement: next, version: "12" }]);
  const [created] = await auditRecordsOf(server, next);
  deepEqual([created?.type, created?.actor], ["room.created", alice.person.userId]);
});

test("a space keeps its children, and creators are those who are named", async () => {
  const space = await alice.createRoom({ creation_content: { type: "m.space" } });
  const child = "!child:conclave.test";
  const path = `/rooms/${space}/state/m.space.child`;
  equal((await alice.put(`${path}/${child}`, { via: ["conclave.test"] })).status, 200);
  equal((await alice.put(`${path}/!removed:conclave.test`, {})).status, 200);
  const creators = [bob.person.userId, alice.person.userId];
  const next = await upgraded(alice, space, { new_version: "12", additional_creators: creators });
  const create = await contentOf(next, "m.room.create");
  deepEqual([create?.["type"], create?.["additional_creators"]], ["m.space", [bob.person.userId]]);
  deepEqual(await contentOf(next, "m.space.child", child), { via: ["conclave.test"] });
  equal(await contentOf(next, "m.space.child", "!removed:conclave.test"), undefined);
});

test("a moderator who may replace a room is one in the replacement, no more", async () => {
  const room = await alice.createRoom({
    room_version: "11",
    preset: "public_chat",
    power_level_content_override: {
      users: { [alice.person.userId]: 100, [bob.person.userId]: 60 },
      events: { "m.room.tombstone": 60, "m.room.power_levels": 100 },
    },
  });
  equal((await bob.post(`/join/${room}`)).status, 200);
  const next = await upgraded(bob, room, { new_version: "11" });
  equal((await alice.post(`/join/${next}`)).status, 200);
  const levels = (await contentOf(next, "m.room.power_levels"))?.["users"] as Record<string, number>;
  deepEqual(levels, { [alice.person.userId]: 100, [bob.person.userId]: 60 });
  // Who may not change the levels of the room that was replaced leaves them as they are.
  equal((await contentOf(room, "m.room.power_levels"))?.["events_default"], 0);
});

test("what can't be replaced stays", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  refused(await alice.post(`/rooms/${room}/upgrade`, { new_version: "1" }), 400, "M_UNSUPPORTED_ROOM_VERSION");
  refused(await alice.post(`/rooms/${room}/upgrade`, {}), 400, "M_MISSING_PARAM");
  const creators = { new_version: "12", additional_creators: ["bob"] };
  refused(await alice.post(`/rooms/${room}/upgrade`, creators), 400, "M_INVALID_PARAM");
  refused(await bob.post(`/rooms/${room}/upgrade`, { new_version: "12" }), 403, "M_FORBIDDEN");
  equal((await bob.post(`/join/${room}`)).status, 200);
  refused(await bob.post(`/rooms/${room}/upgrade`, { new_version: "12" }), 403, "M_FORBIDDEN");
  refused(await bob.post("/rooms/!nowhere/upgrade", { new_version: "12" }), 403, "M_FORBIDDEN");
  equal(await contentOf(room, "m.room.tombstone"), undefined);
});
