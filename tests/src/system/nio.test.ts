import { deepEqual } from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { password } from "../process/account.ts";
import { registrationSecret, startServerProcess } from "../process/server-process.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";

// Debian's matrix-nio, which speaks r0 of the API: a client that nobody here wrote.
const python = "/usr/bin/python3";
const story = fileURLToPath(new URL("nio-story.py", import.meta.url));
const isInstalled = spawnSync(python, ["-c", "import nio"]).status === 0;

test("people with matrix-nio talk", {
  skip: isInstalled ? false : "python3-matrix-nio is not installed",
}, async (t) => {
  const server = await startServerProcess({ folder: temporaryFolder() });
  t.after(() => server.stop());
  const told = promisify(execFile)(python, [story, server.baseUrl, registrationSecret, password], { timeout: 90_000 });
  deepEqual(JSON.parse((await told).stdout), {
    registered: "@ann:conclave.test",
    "made with the secret": "@bob:conclave.test",
    "signed in": "@bob:conclave.test",
    "display name": "Ann",
    invited: ["Garden"],
    heard: [["@ann:conclave.test", "Hello, 世界"]],
    "the same event": true,
    members: ["@ann:conclave.test", "@bob:conclave.test"],
    "room name": "Garden",
    paged: ["Hello, 世界"],
    redacted: true,
    uploaded: true,
    joined: [],
    "signed out": "LogoutResponse",
    "refused afterwards": "M_UNKNOWN_TOKEN",
  });
});
