import { deepEqual, equal, ok } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { passwordProof, signIn, signUp, testPassword } from "@conclave/testing/world";
import { allRoutes } from "../routes.ts";

// What is somebody's own is nobody else's: objects of others, by every path that names one; and sessions, once they have ended.

let server: TestServer;
let alice: MatrixClient;
let mallory: MatrixClient;

before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  mallory = matrixClient(server, await signUp(server, "mallory"));
});
after(() => server.close());

test("each path that names a person is for that person alone, but for profiles and reports", async () => {
  const room = encodeURIComponent(decodeURIComponent(await alice.createRoom()));
  let count = 0;
  for (const { endpoint } of allRoutes(server.parts)) {
    const { method, path } = endpoint;
    if (!path.includes("{userId}") || path.startsWith("/_conclave/")) continue;
    if ((method === "GET" && path.includes("/profile/")) || path.endsWith("/report")) continue;
    const url = path
      .replace("{userId}", encodeURIComponent(alice.person.userId))
      .replace("{roomId}", room)
      .replaceAll(/\{\w+\}/g, "displayname");
    const presence = path.includes("/presence/") ? { presence: "online" } : {};
    const body = { displayname: "x", typing: true, timeout: 1_000, ...presence };
    const request = method === "GET" ? {} : { body };
    const response = await server.request(method, url, { token: mallory.person.token, ...request });
    deepEqual([response.status, response.body.errcode], [403, "M_FORBIDDEN"], `${method} ${path}: ${response.text}`);
    count++;
  }
  ok(count >= 10, String(count));
});

test("a device, its name and its end are its owner's", async () => {
  const path = `/devices/${alice.person.deviceId}`;
  equal((await mallory.get(path)).body.errcode, "M_NOT_FOUND");
  equal((await mallory.put(path, { display_name: "mine" })).body.errcode, "M_NOT_FOUND");
  await mallory.post("/delete_devices", { devices: [alice.person.deviceId], auth: passwordProof(mallory.person) });
  const removal = { token: mallory.person.token, body: { auth: passwordProof(mallory.person) } };
  await server.request("DELETE", `/_matrix/client/v3${path}`, removal);
  equal((await alice.get("/account/whoami")).status, 200);
});

test("an event isn't reached through another room that one may see", async () => {
  const hidden = await alice.createRoom();
  const event = encodeURIComponent(await alice.say(hidden, "secret"));
  const own = await mallory.createRoom();
  for (const path of [
    `/rooms/${own}/event/${event}`,
    `/rooms/${own}/context/${event}`,
    `/rooms/${hidden}/event/${event}`,
  ]) {
    equal((await mallory.get(path)).status, path.includes("context") && path.includes(hidden) ? 403 : 404, path);
  }
  for (const [path, body] of [
    [`/rooms/${own}/receipt/m.read/${event}`, {}],
    [`/rooms/${own}/read_markers`, { "m.fully_read": decodeURIComponent(event) }],
  ] as const) {
    equal((await mallory.post(path, body)).body.errcode, "M_NOT_FOUND", path);
  }
  equal((await mallory.put(`/rooms/${own}/redact/${event}/1`, {})).body.errcode, "M_NOT_FOUND");
});

test("an upload that somebody announced is theirs to finish, once", async () => {
  const { body } = await server.request("POST", "/_matrix/media/v1/create", { token: alice.person.token });
  const path = `/_matrix/media/v3/upload/${body.content_uri.slice("mxc://".length)}`;
  const put = (client: MatrixClient) => server.request("PUT", path, { token: client.person.token, body: "bytes" });
  equal((await put(mallory)).body.errcode, "M_FORBIDDEN");
  equal((await put(alice)).status, 200);
  equal((await put(alice)).body.errcode, "M_CANNOT_OVERWRITE_MEDIA");
});

test("proof that one person gave serves nobody else, and no other request", async () => {
  const begun = await alice.post("/delete_devices", { devices: ["X"] });
  const { session } = begun.body;
  const proof = passwordProof(alice.person, session);
  equal((await mallory.post("/delete_devices", { devices: ["X"], auth: proof })).body.errcode, "M_FORBIDDEN");
  equal((await alice.post("/delete_devices", { devices: ["Y"], auth: proof })).body.errcode, "M_FORBIDDEN");
  equal((await alice.post("/delete_devices", { devices: ["X"], auth: proof })).status, 200);
  const changed = await alice.post("/account/password", { new_password: "a quite different one", auth: { session } });
  equal(changed.body.errcode, "M_FORBIDDEN");
});

test("a poll ends with its session, and tells nothing of what came after", async () => {
  const ends: readonly [string, (client: MatrixClient) => Promise<unknown>][] = [
    ["log-out", (client) => client.post("/logout")],
    ["log-out everywhere", (client) => client.post("/logout/all")],
    [
      "a new password",
      async (client) => {
        const other = matrixClient(server, await signIn(server, client.person.userId));
        const body = { new_password: `${testPassword} again`, auth: passwordProof(client.person) };
        return other.post("/account/password", body);
      },
    ],
  ];
  for (const [index, [name, end]] of ends.entries()) {
    const client = matrixClient(server, await signUp(server, `ending${index}`));
    const { next_batch: since } = (await client.get("/sync")).body;
    const poll = client.get(`/sync?timeout=30000&since=${since}`);
    while (server.parts.notifier.waiting < 1) await new Promise((resolve) => setImmediate(resolve));
    await end(client);
    const answer = await poll;
    ok(answer.status === 401 || Object.keys(answer.body.rooms.join).length === 0, name);
    equal((await client.get(`/sync?timeout=30000&since=${since}`)).body.errcode, "M_UNKNOWN_TOKEN", name);
  }
});

test("a session that ended in the moment before its poll began to wait is refused at the next change", async () => {
  const client = matrixClient(server, await signUp(server, "hasty"));
  const { next_batch: since } = (await client.get("/sync")).body;
  const { notifier } = server.parts;
  const wait = notifier.wait.bind(notifier);
  notifier.wait = async () => {
    notifier.wait = wait;
    await client.post("/logout");
    return "change";
  };
  equal((await client.get(`/sync?timeout=30000&since=${since}`)).body.errcode, "M_UNKNOWN_TOKEN");
});

test("nobody lets themselves into a room that is open to members of another, whoever they say it was", async () => {
  const inner = decodeURIComponent(await alice.createRoom({ invite: [mallory.person.userId] }));
  const rules = { join_rule: "restricted", allow: [{ type: "m.room_membership", room_id: inner }] };
  const room = await alice.createRoom({
    initial_state: [{ type: "m.room.join_rules", state_key: "", content: rules }],
  });
  const path = `/rooms/${room}/state/m.room.member/${encodeURIComponent(mallory.person.userId)}`;
  const join = { membership: "join", join_authorised_via_users_server: alice.person.userId };
  equal((await mallory.put(path, join)).body.errcode, "M_FORBIDDEN");
  equal((await mallory.post(`/join/${encodeURIComponent(inner)}`)).status, 200);
  const letIn = await mallory.put(path, { ...join, join_authorised_via_users_server: mallory.person.userId });
  equal(letIn.status, 200, letIn.text);
  deepEqual((await alice.get(path)).body, join);
});
