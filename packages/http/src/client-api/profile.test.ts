import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
let bob: Person;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
after(() => server.close());

const pathOf = (person: Person, key?: string) =>
  `/_matrix/client/v3/profile/${encodeURIComponent(person.userId)}${key === undefined ? "" : `/${key}`}`;

function put(key: string, body: unknown, person = alice, token = alice.token) {
  return server.request("PUT", pathOf(person, key), { token, body });
}

test("fields are set, seen by others, and removed", async () => {
  deepEqual((await server.request("GET", pathOf(alice), { token: bob.token })).body, {});
  equal((await put("displayname", { displayname: "Alice ✓" })).status, 200);
  equal((await put("avatar_url", { avatar_url: "mxc://conclave.test/abc" })).status, 200);
  equal((await put("org.example.job", { "org.example.job": { title: ["Chair", 1.5, null] } })).status, 200);
  deepEqual((await server.request("GET", pathOf(alice), { token: bob.token })).body, {
    avatar_url: "mxc://conclave.test/abc",
    displayname: "Alice ✓",
    "org.example.job": { title: ["Chair", 1.5, null] },
  });
  const job = await server.request("GET", pathOf(alice, "org.example.job"), { token: bob.token });
  deepEqual(job.body, { "org.example.job": { title: ["Chair", 1.5, null] } });
  equal((await put("avatar_url", { avatar_url: "" })).status, 200);
  equal((await server.request("DELETE", pathOf(alice, "org.example.job"), { token: alice.token })).status, 200);
  equal((await server.request("DELETE", pathOf(alice, "org.example.job"), { token: alice.token })).status, 200);
  deepEqual((await server.request("GET", pathOf(alice), { token: bob.token })).body, { displayname: "Alice ✓" });
});

test("what is refused", async (t) => {
  const long = `m.${"x".repeat(254)}`;
  const rows: readonly [string, string, unknown, number, string][] = [
    ["a number for a name", "displayname", { displayname: 5 }, 400, "M_INVALID_PARAM"],
    ["a name with U+0000", "displayname", { displayname: "a\0b" }, 400, "M_INVALID_PARAM"],
    ["a name of 257 bytes", "displayname", { displayname: "x".repeat(257) }, 400, "M_INVALID_PARAM"],
    ["a picture from the web", "avatar_url", { avatar_url: "https://x.test/a.png" }, 400, "M_INVALID_PARAM"],
    ["another key in the body", "displayname", { avatar_url: "" }, 400, "M_MISSING_PARAM"],
    ["an inherited key", "toString", {}, 400, "M_MISSING_PARAM"],
    ["a key without a namespace", "title", { title: "x" }, 400, "M_INVALID_PARAM"],
    ["a key of 256 bytes", long, { [long]: 1 }, 400, "M_KEY_TOO_LARGE"],
    ["64 KiB", "m.big", { "m.big": "x".repeat(65_536) }, 400, "M_PROFILE_TOO_LARGE"],
    ["half a pair", "m.half", '{"m.half":"\\ud800"}', 400, "M_BAD_JSON"],
    ["a list", "displayname", [], 400, "M_BAD_JSON"],
  ];
  for (const [name, key, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await put(key, body);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
  const foreign = await put("displayname", { displayname: "x" }, bob);
  deepEqual([foreign.status, foreign.body.errcode], [403, "M_FORBIDDEN"]);
  const foreignRemoval = await server.request("DELETE", pathOf(bob, "displayname"), { token: alice.token });
  equal(foreignRemoval.body.errcode, "M_FORBIDDEN");
  const longRemoval = await server.request("DELETE", pathOf(alice, long), { token: alice.token });
  deepEqual([longRemoval.status, longRemoval.body.errcode], [400, "M_KEY_TOO_LARGE"]);
});

test("strangers see nothing, and what isn't there is not found", async () => {
  const rows: readonly [string, string | undefined, number, string][] = [
    [pathOf(alice), undefined, 403, "M_FORBIDDEN"],
    [pathOf(alice, "displayname"), undefined, 403, "M_FORBIDDEN"],
    [pathOf(alice), "wrong", 401, "M_UNKNOWN_TOKEN"],
    [pathOf(alice, "m.tz"), bob.token, 404, "M_NOT_FOUND"],
    ["/_matrix/client/v3/profile/@nobody:conclave.test", bob.token, 404, "M_NOT_FOUND"],
    ["/_matrix/client/v3/profile/nonsense", bob.token, 404, "M_NOT_FOUND"],
  ];
  for (const [path, token, status, errcode] of rows) {
    const response = await server.request("GET", path, token === undefined ? {} : { token });
    deepEqual([response.status, response.body.errcode], [status, errcode], path);
  }
});

test("rooms hear of a new name", async () => {
  const room = await server.request("POST", "/_matrix/client/v3/createRoom", { token: bob.token, body: {} });
  const roomId = encodeURIComponent(room.body.room_id);
  const member = () =>
    server.request("GET", `/_matrix/client/v3/rooms/${roomId}/state/m.room.member/${bob.userId}`, { token: bob.token });
  deepEqual((await member()).body, { membership: "join" });
  await put("displayname", { displayname: "Bob" }, bob, bob.token);
  deepEqual((await member()).body, { membership: "join", displayname: "Bob" });
});
