import { equal, match, ok, rejects } from "node:assert/strict";
import { test } from "node:test";
import { register, succeed } from "../process/account.ts";
import { ServerDidNotStart, startServerProcess } from "../process/server-process.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";

test("two servers never share a data folder: the second one names the first and leaves it alone", async (t) => {
  const folder = temporaryFolder();
  const first = await startServerProcess({ folder });
  t.after(() => first.stop());
  await rejects(startServerProcess({ folder }), (error) => {
    ok(error instanceof ServerDidNotStart);
    equal(error.code, 6);
    match(error.message, new RegExp(`is in use by process ${first.pid}\\.`));
    return true;
  });
  await register(first.baseUrl, "ann");
});

test("whoever kills start.js kills the server, and the data folder is free", async (t) => {
  const folder = temporaryFolder();
  const first = await startServerProcess({ folder });
  const ann = await register(first.baseUrl, "ann");
  await first.kill("launcher");
  const second = await startServerProcess({ folder });
  t.after(() => second.stop());
  const { user_id: userId } = await succeed(second.baseUrl, ann, "GET", "/_matrix/client/v3/account/whoami");
  equal(userId, ann.userId);
});
