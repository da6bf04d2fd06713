import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import { Core } from "@conclave/services/core/core";
import { localDispatcher } from "@conclave/services/core/local-dispatcher";
import { Reader } from "@conclave/services/core/reader";
import type { Dispatcher } from "@conclave/services/core/verb";
import type { Settings } from "@conclave/services/instance/settings";
import { openCommitMarker } from "@conclave/storage/database/commit-marker";
import { openSqliteReader } from "@conclave/storage/database/sqlite-reader";
import { openSqliteWriter } from "@conclave/storage/database/sqlite-writer";
import type { DataFolder } from "./data-folder.ts";

/** Kibibytes of page cache of each connection: a command touches little. */
const cacheKibibytes = 4_096;

export interface LocalVerbsOptions {
  readonly data: DataFolder;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** Verbs that run in this thread. */
export interface LocalVerbs {
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

/**
 * Opens the data for one command of the command line, which nobody else waits for: in its own thread, since starting others
 * would take longer than most commands.
 *
 * @throws Error `DatabaseRolledBack`, or whatever the database can't be opened for.
 */
export async function openLocalVerbs({ data, settings, clock, randomness }: LocalVerbsOptions): Promise<LocalVerbs> {
  const file = { file: data.databaseFile, key: data.vault.dataKey("database").key, cacheKibibytes };
  const marker = openCommitMarker(data.markerFile, data.vault.dataKey("position").key);
  const writer = await openSqliteWriter({ ...file, marker, acceptRollback: false });
  const core = await Core.start({ database: writer, settings, clock, randomness, publish: () => undefined });
  const readDatabase = openSqliteReader(file);
  return {
    dispatcher: localDispatcher(core, new Reader({ database: readDatabase, settings, clock })),
    async close() {
      // The reader first: an open reading would hold up the last checkpoint.
      await readDatabase.close();
      await core.close();
      await writer.close();
      marker.close();
    },
  };
}
