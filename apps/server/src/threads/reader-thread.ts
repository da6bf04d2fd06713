import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@conclave/base/assert";
import { systemClock } from "@conclave/base/clock";
import { Reader } from "@conclave/services/core/reader";
import { openSqliteReader } from "@conclave/storage/database/sqlite-reader";
import type { ThreadStart } from "./messages.ts";
import { post, serveVerbs } from "./verb-port.ts";

// A thread that only reads: its connection can't write.
assert(parentPort !== null, "a reader runs in a thread of its own");
const port = parentPort;
const start: ThreadStart = workerData;

const database = openSqliteReader({
  file: start.databaseFile,
  key: start.databaseKey,
  cacheKibibytes: start.cacheKibibytes,
});
const reader = new Reader({ database, settings: start.settings, clock: systemClock });
serveVerbs(
  port,
  (verb, input) => {
    assert(verb.kind === "query", "a reader is sent queries only");
    return reader.run(verb, input);
  },
  () => database.close(),
);
post(port, { kind: "ready" });
