import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeScratchFolder } from "./scratch-folder.ts";
import { startProcess } from "./start-process.ts";
import type { Target, TargetSource } from "./target.ts";

const run = promisify(execFile);
const start = fileURLToPath(new URL("../../../apps/server/start.js", import.meta.url));

/**
 * The server of this checkout, in development mode: anybody may register, no rate limits.
 *
 * @param profiles a folder for `--cpu-prof`, which every server that ends of itself writes to.
 */
export function conclave(profiles?: string): TargetSource {
  return {
    name: "conclave",
    kind: "conclave",
    async start() {
      const scratch = makeScratchFolder();
      return startOn(scratch.folder, scratch.remove, profiles);
    },
  };
}

/** Starts the server on a data folder, which stays. */
export async function startConclaveOn(folder: string): Promise<Target> {
  return startOn(folder, () => undefined, undefined);
}

async function startOn(folder: string, remove: () => void, profiles: string | undefined): Promise<Target> {
  const pidOf = () => Number(readFileSync(join(folder, "server.pid"), "utf8"));
  const environment = {
    CONCLAVE_DATA: folder,
    CONCLAVE_PORT: "0",
    CONCLAVE_MODE: "development",
    CONCLAVE_SERVER_NAME: "bench.test",
    CONCLAVE_REGISTRATION: "open",
    CONCLAVE_RATE_LIMITS: "off",
    CONCLAVE_ENCRYPTION: "optional",
    CONCLAVE_LOG_LEVEL: "error",
    ...(profiles !== undefined && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` }),
  };
  const server = await startProcess([start, "serve"], environment, pidOf);
  return {
    name: "conclave",
    kind: "conclave",
    port: server.port,
    pid: pidOf(),
    registration: { kind: "open" },
    hasSlidingSync: true,
    own: {
      folder,
      startedIn: server.startedIn,
      async restart(signal) {
        await server.end(signal);
        return startOn(folder, remove, profiles);
      },
      async setUpToken() {
        const { stdout } = await run(process.execPath, [start, "setup-link", "--json"], { env: environment });
        const { link }: { readonly link: string } = JSON.parse(stdout);
        return link.slice(link.lastIndexOf("/") + 1);
      },
    },
    async close() {
      await server.end("SIGTERM");
      remove();
    },
  };
}
