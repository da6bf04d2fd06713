import { deepEqual, ok } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { errorsOf } from "@conclave/protocol/errors-of";
import { startTestServer } from "@conclave/testing/test-server";
import { statusOf } from "../edge/errcode-status.ts";
import { allRoutes } from "../routes.ts";

// Every status from 400 on that the specification lists for an endpoint is one that our contract declares, or stands here with
// the reason why it is answered otherwise, or never.

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;

/** The official data lies beside the checkout in development and in CI, and nowhere else. */
const file = new URL("../../../../../shared/matrix-spec/client-server-api.json", import.meta.url);

// biome-ignore format: a table
const explained: readonly (readonly [string, string])[] = [
  // Answered, by a handler of its own: the errcode goes with another status elsewhere.
  ["PUT /_matrix/client/v3/directory/room/{roomAlias} 409",                "M_UNKNOWN, for an alias that is taken"],
  ["PUT /_matrix/client/v3/user/{userId}/account_data/{type} 405",         "M_BAD_JSON, for what the server keeps"],
  ["PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type} 405", "M_BAD_JSON, for what the server keeps"],
  ["POST /_matrix/client/v3/register 401",                                 "the challenge of user-interactive authentication"],
  // Never answered.
  ["GET /.well-known/matrix/client 404",                                   "it always knows where it is"],
  ["GET /_matrix/client/v3/login 404",                                     "passwords are a way to sign in here"],
  ["GET /_matrix/client/v3/presence/{userId}/status 404",                  "whoever may not see somebody isn't told whether they exist: 403"],
  ["PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId} 404",          "a rule that isn't there is made"],
  ["POST /_matrix/client/v3/rooms/{roomId}/report 404",                    "who may report isn't told whether a room exists"],
  ["POST /_matrix/client/v1/appservice/{appserviceId}/ping 502",           "there are no application services"],
  ["POST /_matrix/client/v1/appservice/{appserviceId}/ping 504",           "there are no application services"],
  ["GET /_matrix/client/v1/media/download/{serverName}/{mediaId} 502",     "what was taken is served; nothing is fetched from other servers"],
  ["GET /_matrix/client/v1/media/download/{serverName}/{mediaId}/{fileName} 502", "as above"],
  ["GET /_matrix/client/v1/media/thumbnail/{serverName}/{mediaId} 502",    "nothing is fetched from other servers"],
  // The paths without authentication are frozen: they know no file, so none that is late or too large.
  ["GET /_matrix/media/v3/download/{serverName}/{mediaId} 502",            "frozen"],
  ["GET /_matrix/media/v3/download/{serverName}/{mediaId} 504",            "frozen"],
  ["GET /_matrix/media/v3/download/{serverName}/{mediaId}/{fileName} 502", "frozen"],
  ["GET /_matrix/media/v3/download/{serverName}/{mediaId}/{fileName} 504", "frozen"],
  ["GET /_matrix/media/v3/thumbnail/{serverName}/{mediaId} 413",           "frozen"],
  ["GET /_matrix/media/v3/thumbnail/{serverName}/{mediaId} 502",           "frozen"],
  ["GET /_matrix/media/v3/thumbnail/{serverName}/{mediaId} 504",           "frozen"],
];

test("each refusal of the specification is declared or explained", { skip: !existsSync(file) }, async () => {
  // The official description is what it is; a wrong form fails below.
  const { paths } = JSON.parse(readFileSync(file, "utf8")) as { readonly paths: Paths };
  const server = await startTestServer();
  const listed: string[] = [];
  const missing: string[] = [];
  for (const { endpoint } of allRoutes(server.parts)) {
    const declared = new Set([...errorsOf(endpoint)].map(statusOf));
    for (const path of [endpoint.path, ...(endpoint.aliases ?? [])]) {
      // Some paths of the description end with a blank.
      const operation = (paths[path] ?? paths[`${path} `])?.[endpoint.method.toLowerCase()];
      for (const status of Object.keys(operation?.responses ?? {}).filter((one) => Number(one) >= 400)) {
        listed.push(`${endpoint.method} ${path} ${status}`);
        if (!declared.has(Number(status))) missing.push(`${endpoint.method} ${path} ${status}`);
      }
    }
  }
  await server.close();
  ok(listed.length > 200, String(listed.length));
  deepEqual(missing.sort(), explained.map(([name]) => name).sort());
});
