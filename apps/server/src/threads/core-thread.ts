import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@conclave/base/assert";
import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { Core } from "@conclave/services/core/core";
import { openCommitMarker } from "@conclave/storage/database/commit-marker";
import { openSqliteWriter } from "@conclave/storage/database/sqlite-writer";
import type { ThreadStart } from "./messages.ts";
import { post, serveVerbs } from "./verb-port.ts";

// The one thread that writes: it owns the write connection and runs every command.
assert(parentPort !== null, "the core runs in a thread of its own");
const port = parentPort;
const start: ThreadStart = workerData;

try {
  const marker = openCommitMarker(start.markerFile, start.markerKey);
  const database = await openSqliteWriter({
    file: start.databaseFile,
    key: start.databaseKey,
    cacheKibibytes: start.cacheKibibytes,
    marker,
    acceptRollback: start.acceptRollback,
  });
  const core = await Core.start({
    database,
    settings: start.settings,
    clock: systemClock,
    randomness: systemRandomness,
    publish: (changes) => post(port, { kind: "changes", changes }),
  });
  serveVerbs(
    port,
    (verb, input) => {
      assert(verb.kind === "command", "the core is sent commands only");
      return core.run(verb, input);
    },
    async () => {
      await core.close();
      await database.close();
      marker.close();
    },
  );
  post(port, { kind: "ready" });
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  post(port, { kind: "failed", name, message });
}
