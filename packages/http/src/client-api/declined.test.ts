import { deepEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
});
after(() => server.close());

// biome-ignore format: a table
const declined = [
  ["GET",  "/.well-known/matrix/policy_server",                                404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v1/auth_metadata",                                 404, "M_UNRECOGNIZED"],
  ["GET",  "/_matrix/client/v3/thirdparty/location?alias=%23a:example.org",    404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/location/irc",                       404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/protocol/irc",                       404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/user?userid=%40a:example.org",       404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/user/irc",                           404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/protocols",                          200, undefined],
  ["PUT",  "/_matrix/client/v3/directory/list/appservice/irc/!a:example.org",  403, "M_FORBIDDEN"],
  ["POST", "/_matrix/client/v1/appservice/irc/ping",                           403, "M_FORBIDDEN"],
  ["GET",  "/_matrix/client/v3/events",                                        404, "M_UNRECOGNIZED"],
  ["GET",  "/_matrix/client/v3/events/$event",                                 404, "M_UNRECOGNIZED"],
  ["GET",  "/_matrix/client/v3/initialSync",                                   404, "M_UNRECOGNIZED"],
  ["GET",  "/_matrix/client/v3/account/3pid",                                  200, undefined],
  ["POST", "/_matrix/client/v3/account/3pid/add",                              403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/register?kind=guest",                           403, "M_GUEST_ACCESS_FORBIDDEN"],
] as const;

test("what the server does without is answered as the specification says", async (t) => {
  for (const [method, path, status, errcode] of declined) {
    await t.test(`${method} ${path}`, async () => {
      const body = method === "GET" ? {} : { body: {} };
      const response = await server.request(method, path, { token: alice.token, ...body });
      deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
    });
  }
});
