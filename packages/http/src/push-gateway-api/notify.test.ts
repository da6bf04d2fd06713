import { deepEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "@conclave/base/app-error";
import type { PushNotification } from "@conclave/services/push/web-push-gateway";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

const path = "/_matrix/push/v1/notify";
const allowed = "https://push.example.org/s/1";
const pusher = {
  app_id: "io.conclave.web",
  pushkey: "p256dh",
  kind: "http",
  app_display_name: "Conclave",
  device_display_name: "Laptop",
  lang: "en",
  data: { url: `http://localhost:8008${path}`, format: "event_id_only", endpoint: allowed, auth: "auth" },
};
const place = { event_id: "$event", room_id: "!room:conclave.test" };

let server: TestServer;
let alice: MatrixClient;
let passedOn: PushNotification[] = [];
let failure: AppError | undefined;

before(async () => {
  const webPush = {
    publicKey: "public key",
    reaches: (endpoint: string) => endpoint === allowed,
    async notify(notification: PushNotification) {
      if (failure !== undefined) throw failure;
      passedOn.push(notification);
      return [];
    },
  };
  server = await startTestServer({}, { webPush });
  alice = matrixClient(server, await signUp(server, "alice"));
});
after(() => server.close());

const notify = (...devices: object[]) =>
  server.request("POST", path, { body: { notification: { ...place, counts: { unread: 2 }, devices } } });

test("a client is told for what to subscribe, and whether its push service can be reached", async () => {
  const { capabilities } = (await alice.get("/capabilities")).body;
  deepEqual(capabilities["io.conclave.web_push"], { vapid: "public key" });
  const elsewhere = { ...pusher, data: { ...pusher.data, endpoint: "https://push.example.net/s/1" } };
  const refused = await alice.post("/pushers/set", elsewhere);
  deepEqual([refused.status, refused.body.errcode], [403, "M_FORBIDDEN"]);
  deepEqual((await alice.post("/pushers/set", pusher)).status, 200);
});

test("it carries for pushers that are set here, with their own subscription, and for nobody else", async () => {
  passedOn = [];
  const { app_id, pushkey, data } = pusher;
  const known = { app_id, pushkey, data: { endpoint: data.endpoint, auth: data.auth } };
  const strangers = [
    { app_id, pushkey: "other" },
    { app_id, pushkey, data: { ...known.data, endpoint: "https://push.example.org/s/2" } },
    { app_id, pushkey },
  ];
  const { status, body } = await notify(known, ...strangers);
  deepEqual([status, body], [200, { rejected: ["other", "p256dh", "p256dh"] }]);
  deepEqual(passedOn, [{ ...place, counts: { unread: 2 }, devices: [known] }]);
});

test("whoever asks is told to come again where the push service takes nothing", async () => {
  failure = new AppError("PUSH_NOT_TAKEN", "The push service answered 503.");
  const { app_id, pushkey, data } = pusher;
  const { status, body } = await notify({ app_id, pushkey, data: { endpoint: data.endpoint, auth: data.auth } });
  deepEqual([status, body.errcode], [429, "M_LIMIT_EXCEEDED"]);
  failure = undefined;
});

test("what is no notification is refused", async (t) => {
  const rows: readonly (readonly [name: string, body: unknown, status: number, errcode: string])[] = [
    ["no JSON", "{", 400, "M_NOT_JSON"],
    ["devices that are no list", { notification: { devices: "all" } }, 400, "M_BAD_JSON"],
    [
      "more than fits into a notification",
      { notification: { devices: [], padding: "x".repeat(65_536) } },
      413,
      "M_TOO_LARGE",
    ],
  ];
  for (const [name, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const refused = await server.request("POST", path, { body });
      deepEqual([refused.status, refused.body.errcode], [status, errcode]);
    });
  }
});

test("a server whose administrator wants none has no gateway", async () => {
  const other = await startTestServer();
  const response = await other.request("POST", path, { body: { notification: { ...place, devices: [] } } });
  deepEqual([response.status, response.body.errcode], [404, "M_UNRECOGNIZED"]);
  await other.close();
});
