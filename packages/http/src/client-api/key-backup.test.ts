import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const algorithm = "m.megolm_backup.v1.curve25519-aes-sha2";
const room = "!room:conclave.test";

async function call(person: Person, method: string, path: string, body?: unknown) {
  const request = { token: person.token, ...(body === undefined ? {} : { body }) };
  return server.request(method, `/_matrix/client/v3/room_keys/${path}`, request);
}

function session(more: object = {}) {
  return { first_message_index: 3, forwarded_count: 1, is_verified: false, session_data: { ciphertext: "x" }, ...more };
}

async function begin(person: Person): Promise<string> {
  return (await call(person, "POST", "version", { algorithm, auth_data: { public_key: "p" } })).body.version;
}

test("a backup is begun, described, changed and deleted", async () => {
  const alice = await signUp(server, "keeper");
  const none = await call(alice, "GET", "version");
  deepEqual([none.status, none.body.errcode], [404, "M_NOT_FOUND"]);
  equal(await begin(alice), "1");
  equal(await begin(alice), "2");
  const description = { algorithm, auth_data: { public_key: "p" }, count: 0, etag: "0" };
  deepEqual((await call(alice, "GET", "version")).body, { ...description, version: "2" });
  deepEqual((await call(alice, "GET", "version/1")).body, { ...description, version: "1" });
  const change = { algorithm, auth_data: { public_key: "q" } };
  equal((await call(alice, "PUT", "version/1", change)).status, 200);
  equal((await call(alice, "PUT", "version/1", { ...change, version: "1" })).status, 200);
  deepEqual((await call(alice, "GET", "version/1")).body.auth_data, { public_key: "q" });
  const mismatch = await call(alice, "PUT", "version/1", { ...change, version: "2" });
  deepEqual([mismatch.status, mismatch.body.errcode], [400, "M_INVALID_PARAM"]);
  for (let round = 0; round < 2; round++) equal((await call(alice, "DELETE", "version/2")).status, 200);
  equal((await call(alice, "GET", "version")).body.version, "1");
  equal(await begin(alice), "3", "a number never comes again");
});

test("what is not there is refused", async (t) => {
  const alice = await signUp(server, "seeker");
  const bob = await signUp(server, "owner");
  await begin(bob);
  const put = { rooms: { [room]: { sessions: { s: session() } } } };
  const rows: readonly [string, string, string, unknown, number, string][] = [
    ["describing", "GET", "version/1", undefined, 404, "M_NOT_FOUND"],
    ["describing nonsense", "GET", "version/x", undefined, 404, "M_NOT_FOUND"],
    ["changing", "PUT", "version/1", { algorithm, auth_data: {} }, 404, "M_NOT_FOUND"],
    ["deleting", "DELETE", "version/1", undefined, 404, "M_NOT_FOUND"],
    ["storing", "PUT", "keys?version=1", put, 404, "M_NOT_FOUND"],
    ["reading all", "GET", "keys?version=1", undefined, 404, "M_NOT_FOUND"],
    ["reading a room", "GET", `keys/${room}?version=1`, undefined, 404, "M_NOT_FOUND"],
    ["reading one", "GET", `keys/${room}/s?version=1`, undefined, 404, "M_NOT_FOUND"],
    ["deleting keys", "DELETE", "keys?version=1", undefined, 404, "M_NOT_FOUND"],
    ["no version", "GET", "keys", undefined, 400, "M_MISSING_PARAM"],
    ["another algorithm", "POST", "version", { algorithm: "none", auth_data: {} }, 400, "M_BAD_JSON"],
    ["a session without data", "PUT", `keys/${room}/s?version=1`, { first_message_index: 1 }, 400, "M_MISSING_PARAM"],
  ];
  for (const [name, method, path, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await call(alice, method, path, body);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
});

test("only the current backup takes keys", async () => {
  const alice = await signUp(server, "renewer");
  await begin(alice);
  await begin(alice);
  const response = await call(alice, "PUT", `keys/${room}/s?version=1`, session());
  deepEqual(
    [response.status, response.body.errcode, response.body.current_version],
    [403, "M_WRONG_ROOM_KEYS_VERSION", "2"],
  );
});

test("keys are stored, found and deleted whole, by room and one by one", async () => {
  const alice = await signUp(server, "collector");
  const other = "!other:conclave.test";
  await begin(alice);
  deepEqual((await call(alice, "GET", "keys?version=1")).body, { rooms: {} });
  deepEqual((await call(alice, "GET", `keys/${room}?version=1`)).body, { sessions: {} });
  const all = {
    rooms: { [room]: { sessions: { a: session(), "b/+": session() } }, [other]: { sessions: { c: session() } } },
  };
  deepEqual((await call(alice, "PUT", "keys?version=1", all)).body, { etag: "1", count: 3 });
  deepEqual((await call(alice, "PUT", `keys/${room}?version=1`, { sessions: { d: session() } })).body, {
    etag: "2",
    count: 4,
  });
  deepEqual((await call(alice, "PUT", `keys/${other}/e?version=1`, session())).body, { etag: "3", count: 5 });
  deepEqual((await call(alice, "GET", "keys?version=1")).body, {
    rooms: {
      [room]: { sessions: { a: session(), "b/+": session(), d: session() } },
      [other]: { sessions: { c: session(), e: session() } },
    },
  });
  deepEqual((await call(alice, "GET", `keys/${other}?version=1`)).body, { sessions: { c: session(), e: session() } });
  deepEqual((await call(alice, "GET", `keys/${room}/b%2F%2B?version=1`)).body, session());
  const absent = await call(alice, "GET", `keys/${room}/none?version=1`);
  deepEqual([absent.status, absent.body.errcode], [404, "M_NOT_FOUND"]);
  deepEqual((await call(alice, "DELETE", `keys/${room}/a?version=1`)).body, { etag: "4", count: 4 });
  deepEqual((await call(alice, "DELETE", `keys/${room}/a?version=1`)).body, { etag: "4", count: 4 });
  deepEqual((await call(alice, "DELETE", `keys/${other}?version=1`)).body, { etag: "5", count: 2 });
  deepEqual((await call(alice, "DELETE", "keys?version=1")).body, { etag: "6", count: 0 });
  const version = await call(alice, "GET", "version");
  deepEqual([version.body.etag, version.body.count], ["6", 0]);
});

test("a better key replaces one that is there, a worse one does not", async () => {
  const alice = await signUp(server, "chooser");
  await begin(alice);
  const put = async (more: object) => (await call(alice, "PUT", `keys/${room}/s?version=1`, session(more))).body;
  deepEqual(await put({}), { etag: "1", count: 1 });
  deepEqual(await put({ first_message_index: 4 }), { etag: "1", count: 1 });
  deepEqual(await put({ first_message_index: 4, is_verified: true }), { etag: "2", count: 1 });
  const kept = await call(alice, "GET", `keys/${room}/s?version=1`);
  deepEqual(kept.body, session({ first_message_index: 4, is_verified: true }));
});

test("a large backup comes in pieces, and whole", async () => {
  const alice = await signUp(server, "hoarder");
  await begin(alice);
  for (let index = 0; index < 3; index++) {
    const sessions = Object.fromEntries(Array.from({ length: 600 }, (_, number) => [`s${number}`, session()]));
    await call(alice, "PUT", `keys/!room${index}?version=1`, { sessions });
  }
  const { rooms } = (await call(alice, "GET", "keys?version=1")).body;
  deepEqual(Object.keys(rooms), ["!room0", "!room1", "!room2"]);
  for (const { sessions } of Object.values<{ sessions: object }>(rooms)) equal(Object.keys(sessions).length, 600);
  equal(Object.keys((await call(alice, "GET", "keys/!room1?version=1")).body.sessions).length, 600);
});
