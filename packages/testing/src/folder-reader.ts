import { join } from "node:path";
import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { Reader } from "@conclave/services/core/reader";
import { openSqliteReader } from "@conclave/storage/database/sqlite-reader";
import { keyFileGuardian } from "@conclave/vault/key-file";
import { openVault } from "@conclave/vault/vault";
import type { Reads } from "./simulator/truth.ts";
import { testSettings } from "./test-server.ts";

/**
 * Reads the database of a server in another process, which may run or not. Between two queries nothing is held open, so that a
 * server that is killed finds its database as if nobody had looked.
 *
 * @param folder the data folder of a server in development mode, with its root key in it.
 */
export async function folderReader(folder: string): Promise<Reads> {
  const vault = await openVault({
    file: join(folder, "keys.json"),
    guardian: keyFileGuardian(join(folder, "root.key")),
    ifMissing: "refuse",
    clock: systemClock,
    randomness: systemRandomness,
  });
  const options = { file: join(folder, "conclave.db"), key: vault.dataKey("database").key, cacheKibibytes: 2_048 };
  return {
    async run(query, input) {
      const database = openSqliteReader(options);
      try {
        return await new Reader({ database, settings: testSettings, clock: systemClock }).run(query, input);
      } finally {
        await database.close();
      }
    },
  };
}
