import { deepEqual, equal, rejects } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { AppError } from "@conclave/base/app-error";
import { silentLogger } from "@conclave/base/logger";
import { allowedDestinations } from "@conclave/outbound/allowed-destinations";
import { Ledger } from "@conclave/outbound/ledger";
import { webPushSender } from "@conclave/outbound/web-push/send-web-push";
import { vapidIdentity } from "@conclave/outbound/web-push/vapid";
import { FakeClock } from "@conclave/testing/fake-clock";
import { matrixClient } from "@conclave/testing/matrix-client";
import { type FakePushService, startPushService } from "@conclave/testing/push-service";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { PushDelivery } from "./push-delivery.ts";
import { ownGatewayUrl, waysToGateways } from "./ways-to-gateways.ts";
import { type WebPushGateway, webPushGateway } from "./web-push-gateway.ts";

const identity = vapidIdentity(new Uint8Array(32).fill(1));
const place = { event_id: "$event", room_id: "!room:conclave.test" };

let service: FakePushService;
let clock: FakeClock;
let ledger: Ledger;

function gateway(allow: readonly string[] = [service.destination]): WebPushGateway {
  const outbound = { allowed: allowedDestinations(allow), extraCertificates: [], clock, ledger };
  const contact = "mailto:admin@conclave.test";
  const send = webPushSender({ outbound, identity, contact, randomness: seededRandomness(3) });
  return webPushGateway({ publicKey: identity.publicKey, allowed: outbound.allowed, send });
}

const device = (more: object = {}) => {
  const { endpoint, auth, p256dh } = service.subscription;
  return { pushkey: p256dh, data: { endpoint, auth, ...more } };
};

beforeEach(async () => {
  clock = new FakeClock();
  ledger = new Ledger();
  service = await startPushService(identity.publicKey);
});
afterEach(() => service.close());

test("a closed browser is told where something happened and how much is unread, and nothing else", async () => {
  const content = { room_name: "Kitchen", sender: "@a:b", content: { body: "tea?" } };
  const told = { ...place, ...content, counts: { unread: 3 }, prio: "high", devices: [device()] } as const;
  deepEqual(await gateway().notify(told), []);
  const [pushed] = service.pushed;
  deepEqual(pushed?.message, { ...place, unread: 3 });
  const { ttl, urgency, "content-encoding": encoding } = pushed?.headers ?? {};
  deepEqual([ttl, urgency, encoding], ["86400", "high", "aes128gcm"]);
  const exp = Math.floor(clock.now() / 1_000) + 43_200;
  deepEqual(pushed?.claims, { aud: `http://${service.destination}`, exp, sub: "mailto:admin@conclave.test" });
  deepEqual(
    ledger.entries.map(({ purpose, destination, outcome }) => [purpose, destination, outcome]),
    [["push", service.destination, 201]],
  );
});

test("a number alone is not passed on", async () => {
  deepEqual(await gateway().notify({ counts: {}, devices: [device()] }), []);
  deepEqual(ledger.entries, []);
});

test("a subscription that has ended, or never was one, is rejected", async () => {
  for (const status of [404, 410]) {
    service.status = status;
    deepEqual(await gateway().notify({ ...place, devices: [device()] }), [service.subscription.p256dh]);
  }
  for (const none of [device({ endpoint: "nowhere" }), device({ auth: "AA" }), { pushkey: "?", data: {} }]) {
    deepEqual(await gateway().notify({ ...place, devices: [none] }), [none.pushkey]);
  }
});

test("a push service that takes nothing now is tried again", async () => {
  service.status = 503;
  await rejects(
    gateway().notify({ ...place, devices: [device()] }),
    (error) => error instanceof AppError && error.code === "PUSH_NOT_TAKEN",
  );
});

test("a push service that the administrator did not allow is never contacted", async () => {
  const closed = gateway(["push.example.org"]);
  equal(closed.reaches(service.subscription.endpoint), false);
  equal(closed.reaches("https://push.example.org/s/1"), true);
  await rejects(closed.notify({ ...place, devices: [device()] }));
  deepEqual(
    ledger.entries.map(({ outcome }) => outcome),
    ["not-allowed"],
  );
});

test("what happens in a room reaches the browser, without a request of the server to itself", async () => {
  const server = await startTestServer({ encryption: "optional" });
  const url = ownGatewayUrl(server.parts.settings.publicUrl);
  const [alice, bob] = [
    matrixClient(server, await signUp(server, "alice")),
    matrixClient(server, await signUp(server, "bob")),
  ];
  const elsewhere = { allowed: allowedDestinations([]), send: () => Promise.reject(new Error("nothing goes there")) };
  const { dispatcher } = server.parts;
  const ways = waysToGateways(elsewhere, { url, gateway: gateway() });
  const delivery = new PushDelivery({ ...ways, dispatcher, clock: server.clock, logger: silentLogger });
  const room = await alice.createRoom({ preset: "public_chat", name: "Kitchen" });
  equal((await bob.post(`/rooms/${room}/join`)).status, 200);
  const { pushkey, data } = device();
  const pusher = { app_id: "a", pushkey, kind: "http", app_display_name: "A", device_display_name: "D", lang: "en" };
  const set = await bob.post("/pushers/set", { ...pusher, data: { ...data, url, format: "event_id_only" } });
  equal(set.status, 200);
  const told = async () => {
    delivery.noticed([{ kind: "room", roomId: decodeURIComponent(room), position: 1 }]);
    server.clock.advance(500);
    await delivery.settled();
  };
  const event = await alice.say(room, "tea?");
  await told();
  deepEqual(
    service.pushed.map(({ message }) => message),
    [{ event_id: event, room_id: decodeURIComponent(room), unread: 1 }],
  );
  service.status = 410;
  await alice.say(room, "now?");
  await told();
  deepEqual((await bob.get("/pushers")).body.pushers, []);
  await delivery.close();
  await server.close();
});
