import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { defaultRateBudgets } from "../edge/rate-budgets.ts";

test("a server that looks at no page says so by saying nothing; one person asks for twenty at once", async () => {
  const server = await startTestServer({}, { rateBudgets: defaultRateBudgets });
  const { token } = await signUp(server, "bob");
  const url = encodeURIComponent("https://wiki.example.org/page");
  const ask = () => server.request("GET", `/_matrix/client/v1/media/preview_url?url=${url}`, { token });
  for (let count = 0; count < 20; count++) deepEqual((await ask()).body, {});
  const refused = await ask();
  deepEqual([refused.status, refused.body.errcode], [429, "M_LIMIT_EXCEEDED"]);
  await server.close();
});
