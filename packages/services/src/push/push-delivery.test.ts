import { deepEqual, equal } from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { silentLogger } from "@conclave/base/logger";
import { allowedDestinations } from "@conclave/outbound/allowed-destinations";
import type { OutboundRequest, OutboundResponse } from "@conclave/outbound/outbound";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { PushDelivery } from "./push-delivery.ts";

const gateway = "https://push.example.org/_matrix/push/v1/notify";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let delivery: PushDelivery;
let requests: OutboundRequest[];
let answer: OutboundResponse;

async function start(allow: readonly string[] = ["push.example.org"]): Promise<void> {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  requests = [];
  answer = { status: 200, text: '{"rejected":[]}' };
  delivery = new PushDelivery({
    dispatcher: server.parts.dispatcher,
    clock: server.clock,
    logger: silentLogger,
    allowed: allowedDestinations(allow),
    send: async (request) => {
      requests.push(request);
      return answer;
    },
  });
}

async function stop(): Promise<void> {
  await delivery.close();
  await server.close();
}

async function pusher(client: MatrixClient, more: object = {}): Promise<void> {
  const body = {
    app_id: "app",
    pushkey: client.person.userId,
    kind: "http",
    app_display_name: "App",
    device_display_name: "Telephone",
    lang: "en",
    data: { url: gateway },
    ...more,
  };
  equal((await client.post("/pushers/set", body)).status, 200);
}

async function sharedRoom(): Promise<string> {
  const room = await alice.createRoom({ preset: "public_chat", name: "Kitchen" });
  equal((await bob.post(`/rooms/${room}/join`)).status, 200);
  return room;
}

/** Lets what changed in a room, or for somebody, be told, and gives what was. */
async function told(room?: string, userId?: string) {
  requests = [];
  delivery.noticed([
    ...(room === undefined ? [] : [{ kind: "room" as const, roomId: decodeURIComponent(room), position: 1 }]),
    ...(userId === undefined ? [] : [{ kind: "user" as const, userId, position: 1 }]),
  ]);
  server.clock.advance(500);
  await delivery.settled();
  return requests.map(({ body }) => JSON.parse(body).notification);
}

beforeEach(() => start());

test("a message is told with the number of unread ones, in order and once", async () => {
  const room = await sharedRoom();
  await pusher(bob);
  const first = await alice.say(room, "tea?");
  const second = await alice.say(room, "now?");
  const [one, two, ...others] = await told(room);
  deepEqual([one.event_id, two.event_id, others], [first, second, []]);
  deepEqual(two, {
    event_id: second,
    room_id: decodeURIComponent(room),
    prio: "high",
    counts: { unread: 2 },
    type: "m.room.message",
    sender: alice.person.userId,
    room_name: "Kitchen",
    content: { msgtype: "m.text", body: "now?" },
    devices: [
      {
        app_id: "app",
        pushkey: bob.person.userId,
        pushkey_ts: Math.floor(server.clock.now() / 1_000),
        data: {},
        tweaks: { sound: "default" },
      },
    ],
  });
  equal(requests[0]?.url.href, gateway);
  deepEqual(await told(room), []);
  await bob.say(room, "his own");
  await bob.post(`/rooms/${room}/receipt/m.read/${second}`);
  const [number, ...more] = await told(room);
  deepEqual([number.event_id, number.counts, more], [undefined, {}, []]);
  for (const unread of [1, 2]) {
    await alice.say(room, "again");
    const [again] = await told(room);
    deepEqual(again.counts, { unread });
  }
  await stop();
});

test("an identifier alone where the client wants no more, and what was read is not told", async () => {
  const room = await sharedRoom();
  await pusher(bob, { data: { url: gateway, format: "event_id_only" } });
  const event = await alice.say(room, "tea?");
  const [brief] = await told(room);
  deepEqual(Object.keys(brief).sort(), ["counts", "devices", "event_id", "prio", "room_id"]);
  equal(brief.event_id, event);
  const read = await alice.say(room, "never mind");
  await bob.post(`/rooms/${room}/receipt/m.read.private/${read}`);
  deepEqual(
    (await told(room)).filter((each) => each.event_id !== undefined),
    [],
  );
  await stop();
});

test("an invitation is told", async () => {
  await pusher(bob);
  const room = await alice.createRoom({ invite: [bob.person.userId] });
  const [invitation, ...others] = await told(undefined, bob.person.userId);
  deepEqual([invitation.type, invitation.user_is_target, others], ["m.room.member", true, []]);
  equal(invitation.room_id, decodeURIComponent(room));
  await stop();
});

test("a gateway that fails is tried again later and later, and told what it missed", async () => {
  const room = await sharedRoom();
  await pusher(bob);
  answer = { status: 502, text: "" };
  const event = await alice.say(room, "tea?");
  equal((await told(room)).length, 1);
  deepEqual(await told(room), [], "not at once");
  const attemptsWithin = async (milliseconds: number) => {
    requests = [];
    for (let passed = 0; passed < milliseconds; passed += 30_500) {
      server.clock.advance(30_000);
      server.clock.advance(500);
      await delivery.settled();
    }
    return requests.length;
  };
  const soon = await attemptsWithin(10 * 60_000);
  const later = await attemptsWithin(10 * 60_000);
  equal(soon > later && later > 0, true, `${soon} and ${later} attempts`);
  answer = { status: 200, text: "" };
  await attemptsWithin(60 * 60_000);
  deepEqual(
    requests.map(({ body }) => JSON.parse(body).notification.event_id),
    [event],
  );
  await stop();
});

test("a key that the gateway rejects is forgotten", async () => {
  const room = await sharedRoom();
  await pusher(bob);
  answer = { status: 200, text: JSON.stringify({ rejected: [bob.person.userId] }) };
  await alice.say(room, "tea?");
  equal((await told(room)).length, 1);
  deepEqual((await bob.get("/pushers")).body.pushers, []);
  await stop();
});

test("where the administrator allows nothing, nothing is sent", async () => {
  await stop();
  await start(["other.example.org"]);
  const room = await sharedRoom();
  await pusher(bob);
  await alice.say(room, "tea?");
  deepEqual(await told(room), []);
  await stop();
});
