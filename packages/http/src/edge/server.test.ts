import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

test("an endpoint answers its contract", async () => {
  const response = await server.request("GET", "/_matrix/client/versions");
  equal(response.status, 200);
  equal(response.headers["content-type"], "application/json");
  equal(response.body.versions.includes("v1.11"), true);
});

test("what is not there is refused in the specification's words", async (t) => {
  const rows: readonly [string, string, string, number, string][] = [
    ["an unknown path", "GET", "/_matrix/client/v3/nonsense", 404, "M_UNRECOGNIZED"],
    ["a path outside every API", "GET", "/etc/passwd", 404, "M_UNRECOGNIZED"],
    ["a wrong method", "POST", "/_matrix/client/versions", 405, "M_UNRECOGNIZED"],
    ["a path with half an escape", "GET", "/_matrix/%zz", 400, "M_UNKNOWN"],
  ];
  for (const [name, method, path, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await server.request(method, path);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
});

test("a method that is not allowed is named, and so are those that are", async () => {
  const response = await server.request("POST", "/_matrix/client/versions");
  equal(response.headers["allow"], "GET, OPTIONS");
  equal(response.body.error, "The method POST is not allowed here; allowed are: GET, OPTIONS.");
});

test("what a value may be is said", async (t) => {
  const { token } = await signUp(server, "wrong");
  const rows: readonly [string, string, unknown, string, string][] = [
    ["GET", "/rooms/!r:x/messages?dir=x", undefined, "M_INVALID_PARAM", 'dir must be "b" or "f".'],
    ["POST", "/createRoom", [], "M_BAD_JSON", "The body must be an object."],
    ["POST", "/createRoom", { invite: 1 }, "M_BAD_JSON", "invite must be a list."],
    ["POST", "/createRoom", { name: 1 }, "M_BAD_JSON", "name must be a string."],
    ["POST", "/createRoom", { visibility: "x" }, "M_BAD_JSON", 'visibility must be "public" or "private".'],
  ];
  for (const [method, path, body, errcode, error] of rows) {
    await t.test(error, async () => {
      const options = { token, ...(body !== undefined && { body }) };
      const response = await server.request(method, `/_matrix/client/v3${path}`, options);
      deepEqual([response.status, response.body.errcode, response.body.error], [400, errcode, error]);
    });
  }
});

test("any origin may ask", async () => {
  const response = await server.request("OPTIONS", "/_matrix/client/v3/sync");
  equal(response.status, 204);
  equal(response.headers["access-control-allow-origin"], "*");
});

test("browsers are told to stay on https where that is how people come, and only there", async () => {
  const secured = await startTestServer({ publicUrl: "https://chat.example.org" });
  const response = await secured.request("GET", "/_matrix/client/versions");
  equal(response.headers["strict-transport-security"], "max-age=63072000");
  await secured.close();
  equal((await server.request("GET", "/_matrix/client/versions")).headers["strict-transport-security"], undefined);
});
