import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

// What paths and queries may hold, and what they mean.

let server: TestServer;
let alice: MatrixClient;
let room: string;

before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  room = await alice.createRoom();
});
after(() => server.close());

test("a path is read once, part by part", async (t) => {
  const rows: readonly [string, string, number, string | undefined][] = [
    ["an escaped letter", "/account/%77hoami", 200, undefined],
    ["an escaped slash stays within its part", "/profile/%40a%2Fb%3Aconclave.test", 404, "M_NOT_FOUND"],
    ["a slash doesn't", "/profile/@a/b/c:conclave.test", 404, "M_UNRECOGNIZED"],
    ["nothing is unescaped twice", "/profile/%2540alice%253Aconclave.test", 404, "M_NOT_FOUND"],
    ["U+0000", "/profile/%00", 400, "M_INVALID_PARAM"],
    ["U+0000 where nothing is stored", "/user/@alice:conclave.test/account_data/a%00", 400, "M_INVALID_PARAM"],
    ["U+0000 in a room", "/rooms/!a%00b/messages?dir=b", 400, "M_INVALID_PARAM"],
    ["no UTF-8", "/profile/%C3%28", 400, "M_UNKNOWN"],
    ["half a surrogate pair", "/profile/%ED%A0%80", 400, "M_UNKNOWN"],
    ["half an escape", "/profile/%4", 400, "M_UNKNOWN"],
    ["a step up", "/profile/..%2F..%2Fetc", 404, "M_NOT_FOUND"],
    ["an empty part", "/profile/", 400, "M_INVALID_PARAM"],
    ["capitals", "/ACCOUNT/whoami", 404, "M_UNRECOGNIZED"],
    ["a slash too many", "/account//whoami", 404, "M_UNRECOGNIZED"],
    ["a slash at the end", "/account/whoami/", 404, "M_UNRECOGNIZED"],
    ["a part of 3,000 characters", `/profile/${"a".repeat(3_000)}`, 400, "M_INVALID_PARAM"],
    ["a matrix parameter", "/account/whoami;a=b", 404, "M_UNRECOGNIZED"],
  ];
  for (const [name, path, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await alice.get(path);
      deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
    });
  }
});

test("a query has each name once, with a value that fits", async (t) => {
  const rows: readonly [string, string, number, string | undefined][] = [
    ["a name twice", "/sync?since=a&since=b", 400, "M_INVALID_PARAM"],
    ["a number twice", "/sync?timeout=0&timeout=0", 400, "M_INVALID_PARAM"],
    ["a number that is none", "/sync?timeout=soon", 400, "M_INVALID_PARAM"],
    ["a number below zero", "/sync?timeout=-1", 400, "M_INVALID_PARAM"],
    ["a fraction", "/sync?timeout=0.5", 400, "M_INVALID_PARAM"],
    ["a yes that is none", "/sync?full_state=yes", 400, "M_INVALID_PARAM"],
    ["one of a list that is not on it", "/sync?set_presence=busy", 400, "M_INVALID_PARAM"],
    ["what is missing", `/rooms/ROOM/messages`, 400, "M_MISSING_PARAM"],
    ["names that nobody knows", "/sync?_cacheBuster=1&org.example.x=y", 200, undefined],
    ["names that an object has", "/sync?__proto__=1&constructor=2&hasOwnProperty=3", 200, undefined],
    ["bytes that are no UTF-8, where nobody looks", "/sync?x=%ff", 200, undefined],
    ["a query of 100,000 characters", `/sync?x=${"y".repeat(100_000)}`, 200, undefined],
    ["20,000 names", `/sync?${"a=b&".repeat(20_000)}`, 200, undefined],
    ["U+0000", "/sync?filter=%00", 400, "M_INVALID_PARAM"],
    ["a filter that is no JSON", "/sync?filter=%7B", 400, "M_INVALID_PARAM"],
    [
      "a filter with a limit beyond all numbers",
      '/sync?filter={"room":{"timeline":{"limit":1e999}}}',
      400,
      "M_INVALID_PARAM",
    ],
    ["a filter nested 5,000 deep", `/sync?filter=${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`, 200, undefined],
  ];
  for (const [name, path, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await alice.get(path.replace("ROOM", room).replaceAll('"', "%22"));
      deepEqual([response.status, response.body.errcode], [status, errcode], response.text.slice(0, 300));
    });
  }
});

test("a token may stand in the query, as clients of old have it, but counts only once and never beside the header", async () => {
  const path = "/_matrix/client/v3/account/whoami";
  const { token } = alice.person;
  equal((await server.request("GET", `${path}?access_token=${token}`)).status, 200);
  equal((await server.request("GET", `${path}?access_token=${token}&access_token=x`)).body.errcode, "M_MISSING_TOKEN");
  const both = await server.request("GET", `${path}?access_token=${token}`, { headers: { authorization: "Bearer x" } });
  equal(both.body.errcode, "M_UNKNOWN_TOKEN");
});
