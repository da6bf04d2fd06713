import { deepEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp, testPassword } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer();
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

const pusher = {
  app_id: "org.example.app",
  pushkey: "key",
  kind: "http",
  app_display_name: "App",
  device_display_name: "Telephone",
  profile_tag: "tag",
  lang: "en",
  data: { url: "https://push.example.org/_matrix/push/v1/notify", format: "event_id_only", own: 1 },
};

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

test("a pusher is set, changed, taken over, shared and removed", async () => {
  const listed = async (client: MatrixClient) => (await client.get("/pushers")).body.pushers;
  answers(await alice.post("/pushers/set", pusher), 200);
  deepEqual(await listed(alice), [pusher]);
  const { profile_tag: _tag, ...plain } = { ...pusher, lang: "de" };
  answers(await alice.post("/pushers/set", plain), 200);
  deepEqual(await listed(alice), [plain]);
  answers(await alice.post("/pushers/set", { ...pusher, pushkey: "other" }), 200);
  answers(await bob.post("/pushers/set", { ...pusher, append: true }), 200);
  deepEqual([(await listed(alice)).length, (await listed(bob)).length], [2, 1]);
  answers(await bob.post("/pushers/set", pusher), 200);
  deepEqual(await listed(alice), [{ ...pusher, pushkey: "other" }]);
  answers(await alice.post("/pushers/set", { app_id: pusher.app_id, pushkey: "other", kind: null }), 200);
  deepEqual(await listed(alice), []);
  answers(await alice.post("/pushers/set", { app_id: pusher.app_id, pushkey: "other", kind: null }), 200);
});

test("a pusher goes with the device that set it", async () => {
  const again = matrixClient(server, await signUp(server, "carol"));
  answers(await again.post("/pushers/set", { ...pusher, pushkey: "carol" }), 200);
  answers(await again.post("/logout"), 200);
  const { body } = await server.request("POST", "/_matrix/client/v3/login", {
    body: {
      type: "m.login.password",
      identifier: { type: "m.id.user", user: "carol" },
      password: testPassword,
    },
  });
  const listed = await server.request("GET", "/_matrix/client/v3/pushers", { token: body.access_token });
  deepEqual(listed.body.pushers, []);
});

test("what is refused", async (t) => {
  const url = (text: string) => ({ ...pusher, data: { url: text } });
  const { lang: _lang, ...wordless } = pusher;
  const rows: readonly [string, object, string][] = [
    ["no kind", { app_id: "a", pushkey: "k" }, "M_MISSING_PARAM"],
    ["another kind", { ...pusher, kind: "email" }, "M_INVALID_PARAM"],
    ["no language", wordless, "M_MISSING_PARAM"],
    ["no address", { ...pusher, data: {} }, "M_MISSING_PARAM"],
    ["an address in the clear", url("http://push.example.org/_matrix/push/v1/notify"), "M_INVALID_PARAM"],
    ["another path", url("https://push.example.org/notify"), "M_INVALID_PARAM"],
    ["a name and password", url("https://a:b@push.example.org/_matrix/push/v1/notify"), "M_INVALID_PARAM"],
    ["no address at all", url("push"), "M_INVALID_PARAM"],
    ["an app that is too long", { ...pusher, app_id: "a".repeat(65) }, "M_BAD_JSON"],
    ["a key that is too long", { ...pusher, pushkey: "k".repeat(513) }, "M_BAD_JSON"],
    ["data that is too large", { ...pusher, data: { ...pusher.data, own: "x".repeat(5_000) } }, "M_INVALID_PARAM"],
  ];
  for (const [name, body, errcode] of rows) {
    await t.test(name, async () => answers(await alice.post("/pushers/set", body), 400, errcode));
  }
});
