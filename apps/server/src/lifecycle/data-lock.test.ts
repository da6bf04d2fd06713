import { equal, rejects } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { systemClock } from "@conclave/base/clock";
import { acquireDataLock, findDataOwner } from "./data-lock.ts";

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "conclave-lock-"));
  folders.push(folder);
  return folder;
}

function acquire(folder: string, patience = 0) {
  return acquireDataLock({ folder, clock: systemClock, patience });
}

/** Another process that takes the lock and keeps it. `line` gives what it says: `waiting` at each wait, then `held`. */
function holder(folder: string): { child: ChildProcess; line: () => Promise<string> } {
  const program = join(freshFolder(), "hold.ts");
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  writeFileSync(
    program,
    `import { systemClock } from ${url("../../../../packages/base/src/clock.ts")};
     import { acquireDataLock } from ${url("./data-lock.ts")};
     const clock = { ...systemClock, after(delay: number, action: () => void) {
       console.log("waiting");
       return systemClock.after(delay, action);
     } };
     await acquireDataLock({ folder: ${JSON.stringify(folder)}, clock, patience: 60_000 });
     setInterval(() => {}, 1e6); console.log("held");`,
  );
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, line: async () => String((await lines.next()).value) };
}

test("one process owns a data folder, and the others are told which", async () => {
  const folder = freshFolder();
  const { child, line } = holder(folder);
  equal(await line(), "held");
  equal(findDataOwner(folder)?.pid, child.pid);
  await rejects(acquire(folder), { code: "DATA_IN_USE", message: new RegExp(`in use by process ${child.pid}\\.`) });
  child.kill("SIGKILL");
  await once(child, "exit");
  equal(findDataOwner(folder), undefined, "death gives it up, whatever the file still says");
  equal(existsSync(join(folder, "server.pid")), true);
  const lock = await acquire(folder);
  equal(findDataOwner(folder)?.pid, process.pid);
  lock.release();
});

test("a server that is just ending is waited for", async () => {
  const folder = freshFolder();
  const lock = await acquire(folder);
  const { child, line } = holder(folder);
  equal(await line(), "waiting");
  lock.release();
  let said = await line();
  while (said === "waiting") said = await line();
  equal(said, "held");
  equal(findDataOwner(folder)?.pid, child.pid);
  child.kill("SIGKILL");
  await once(child, "exit");
});

test("the same process can't take it twice, and can again after its release", async () => {
  const folder = freshFolder();
  const lock = await acquire(folder);
  await rejects(acquire(folder), { code: "DATA_IN_USE" });
  await rejects(acquire(folder), { code: "DATA_IN_USE" }, "a refused attempt leaves the lock in place");
  lock.release();
  equal(existsSync(join(folder, "server.pid")), false);
  (await acquire(folder)).release();
  equal(statSync(join(folder, "server.lock")).mode & 0o777, 0o600);
});
