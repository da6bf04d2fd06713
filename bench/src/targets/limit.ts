import { fileURLToPath } from "node:url";
import { listenerAt } from "./process.ts";
import { makeScratchFolder } from "./scratch-folder.ts";
import { startProcess } from "./start-process.ts";
import type { Target, TargetSource } from "./target.ts";

const program = fileURLToPath(new URL("../limit/limit-process.ts", import.meta.url));

/** The bare server of the same parts: what these parts can do on this machine, at this hour. */
export const limit: TargetSource = {
  name: "limit",
  kind: "limit",
  async start() {
    const scratch = makeScratchFolder();
    return startOn(scratch.folder, scratch.remove);
  },
};

async function startOn(folder: string, remove: () => void): Promise<Target> {
  const server = await startProcess([program, folder], {});
  return {
    name: "limit",
    kind: "limit",
    port: server.port,
    pid: listenerAt(server.port),
    registration: { kind: "open" },
    hasSlidingSync: true,
    own: {
      folder,
      startedIn: server.startedIn,
      async restart(signal) {
        await server.end(signal);
        return startOn(folder, remove);
      },
    },
    async close() {
      await server.end("SIGTERM");
      remove();
    },
  };
}
