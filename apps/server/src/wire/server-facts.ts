import { stat } from "node:fs/promises";
import type { Clock } from "@conclave/base/clock";
import type { ServerFacts } from "@conclave/http/admin-api/server-facts";
import type { Config } from "../config/config.ts";
import { ownVersion } from "../version.ts";
import type { DataFolder } from "./data-folder.ts";

/** What the console shows of this process; it counts as started now. */
export function serverFacts(config: Config, data: DataFolder, clock: Clock): ServerFacts {
  return {
    version: ownVersion(),
    mode: config.server.mode,
    startedAt: clock.now(),
    async databaseBytes() {
      const sizes = await Promise.all([sizeOf(data.databaseFile), sizeOf(`${data.databaseFile}-wal`)]);
      return sizes.reduce((sum, size) => sum + size, 0);
    },
  };
}

/** Bytes of a file; 0 where there is none. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
