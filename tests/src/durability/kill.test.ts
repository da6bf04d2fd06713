import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { runKills } from "./run-kills.ts";

test("a server that is killed under load keeps all that it acknowledged, once, in order", async () => {
  const broken = await runKills({ folder: temporaryFolder(), runs: 3, seed: 1, report: () => {} });
  deepEqual(broken, []);
});
