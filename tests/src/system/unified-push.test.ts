import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { skipWithoutOpenssl } from "@conclave/testing/self-signed";
import { roomPath } from "../durability/act.ts";
import { register, succeed } from "../process/account.ts";
import { startServerProcess } from "../process/server-process.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { startUnifiedPushServer } from "./unified-push-server.ts";

const api = "/_matrix/client/v3";

test("a phone is told through a push server of one's own, without a vendor, and of nothing but where to look", {
  skip: skipWithoutOpenssl,
}, async (t) => {
  const folder = temporaryFolder();
  const push = await startUnifiedPushServer(folder);
  t.after(() => push.close());
  const server = await startServerProcess({
    folder,
    environment: { CONCLAVE_OUTBOUND_ALLOW: push.destination, CONCLAVE_EXTRA_CA: push.certificate },
  });
  t.after(() => server.stop());
  const { baseUrl } = server;
  const ann = await register(baseUrl, "ann");
  const bob = await register(baseUrl, "bob");
  const { room_id: roomId } = await succeed(baseUrl, ann, "POST", `${api}/createRoom`, {
    preset: "private_chat",
    name: "Harbour",
    invite: [bob.userId],
  });
  await succeed(baseUrl, bob, "POST", `${roomPath(roomId)}/join`, {});

  // As clients with UnifiedPush do: the address that the push server has for them is their key.
  const endpoint = push.register();
  await succeed(baseUrl, bob, "POST", `${api}/pushers/set`, {
    app_id: "org.example.phone",
    app_display_name: "Phone",
    device_display_name: "Bob's phone",
    kind: "http",
    lang: "en",
    pushkey: endpoint,
    data: { url: push.url, format: "event_id_only" },
  });

  const message = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "c2VjcmV0", session_id: "s", sender_key: "k" };
  const send = (transaction: string) =>
    succeed(baseUrl, ann, "PUT", `${roomPath(roomId)}/send/m.room.encrypted/${transaction}`, {
      ...message,
      device_id: ann.deviceId,
    });
  const { event_id: eventId } = await send("one");
  const { notification } = await push.next(endpoint);
  const [{ pushkey_ts: at, ...device }] = notification.devices;
  equal(typeof at, "number");
  deepEqual(
    { ...notification, devices: [device] },
    {
      event_id: eventId,
      room_id: roomId,
      prio: "high",
      counts: { unread: 1 },
      devices: [{ app_id: "org.example.phone", pushkey: endpoint, data: { format: "event_id_only" } }],
    },
  );

  await succeed(baseUrl, bob, "POST", `${roomPath(roomId)}/receipt/m.read/${encodeURIComponent(eventId)}`, {});
  deepEqual((await push.next(endpoint)).notification.counts, {}, "what was read elsewhere goes from the phone too");

  push.unregister(endpoint);
  const rejected = push.rejected();
  await send("two");
  await rejected;
  const pushersOf = async () => (await succeed(baseUrl, bob, "GET", `${api}/pushers`)).pushers;
  // The server forgets the key after it has read the answer.
  while ((await pushersOf()).length > 0) await new Promise(setImmediate);
});
