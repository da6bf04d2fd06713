import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import { runFuzz } from "@conclave/testing/fuzz/run-fuzz";

/** More by command: `npm run fuzz -- --requests 1000000`. */
const requests = 20_000;

// Most of a minute of processor time, which other tests share.
test("no input makes the server fail", { timeout: 600_000 }, async () => {
  const report = await runFuzz({ seed: 20_260_101, requests });
  deepEqual(report.failures, []);
  deepEqual(report.slow, []);
  // That the nonsense gets further in than the front door.
  ok((report.statuses.get(200) ?? 0) > requests / 10, JSON.stringify([...report.statuses]));
});
