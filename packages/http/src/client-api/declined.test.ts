import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
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
const declined: readonly (readonly [method: string, path: string, status: number, errcode: string | undefined])[] = [
  ["GET",  "/.well-known/matrix/policy_server",                              404, "M_NOT_FOUND"],
  ["GET",  "/.well-known/matrix/support",                                    404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v1/auth_metadata",                               404, "M_UNRECOGNIZED"],
  ["POST", "/_matrix/client/v1/appservice/{appserviceId}/ping",              403, "M_FORBIDDEN"],
  ["PUT",  "/_matrix/client/v3/directory/list/appservice/{networkId}/{roomId}", 403, "M_FORBIDDEN"],
  ["GET",  "/_matrix/client/v3/login/sso/redirect/{idpId}",                  404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/location",                         404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/location/{protocol}",              404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/protocol/{protocol}",              404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/protocols",                        200, undefined],
  ["GET",  "/_matrix/client/v3/thirdparty/user",                             404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/thirdparty/user/{protocol}",                  404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/client/v3/events",                                      404, "M_UNRECOGNIZED"],
  ["GET",  "/_matrix/client/v3/events/{eventId}",                            404, "M_UNRECOGNIZED"],
  ["GET",  "/_matrix/client/v3/initialSync",                                 404, "M_UNRECOGNIZED"],
  ["GET",  "/_matrix/client/v3/account/3pid",                                200, undefined],
  ["POST", "/_matrix/client/v3/account/3pid",                                403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/3pid/add",                            403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/3pid/bind",                           403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/3pid/delete",                         403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/3pid/unbind",                         403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/3pid/email/requestToken",             403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/3pid/msisdn/requestToken",            403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/password/email/requestToken",         403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/account/password/msisdn/requestToken",        403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/register/email/requestToken",                 403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/register/msisdn/requestToken",                403, "M_THREEPID_DENIED"],
  ["POST", "/_matrix/client/v3/rooms/{roomId}/invite",                       403, "M_THREEPID_DENIED"],
  ["GET",  "/_matrix/media/v3/download/{serverName}/{mediaId}",              404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/media/v3/download/{serverName}/{mediaId}/{fileName}",   404, "M_NOT_FOUND"],
  ["GET",  "/_matrix/media/v3/thumbnail/{serverName}/{mediaId}",             404, "M_NOT_FOUND"],
];

/** What stands for the names in those paths. */
const examples: Readonly<Record<string, string>> = {
  roomId: "!a:example.org",
  eventId: "$event",
  serverName: "example.org",
};

test("what the server does without is answered as the specification says", async (t) => {
  for (const [method, path, status, errcode] of declined) {
    await t.test(`${method} ${path}`, async () => {
      const asked = path.replace(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? "irc");
      const body =
        method === "GET" ? {} : { body: path.endsWith("/invite") ? { medium: "email", address: "a@b.c" } : {} };
      const response = await server.request(method, asked, { token: alice.token, ...body });
      deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
    });
  }
});

test("there are no guests", async () => {
  const response = await server.request("POST", "/_matrix/client/v3/register?kind=guest", { body: {} });
  deepEqual([response.status, response.body.errcode], [403, "M_GUEST_ACCESS_FORBIDDEN"]);
});

test("this is all that docs/reference/endpoints.tsv declines", () => {
  const rows = readFileSync(new URL("../../../../docs/reference/endpoints.tsv", import.meta.url), "utf8").split("\n");
  const named = rows.map((row) => row.split("\t")).filter(([, , , status]) => status === "declined");
  const names = new Set(named.map(([method, path]) => `${method} ${path}`));
  deepEqual([...names].toSorted(), declined.map(([method, path]) => `${method} ${path}`).toSorted());
});
