import type { Dispatcher } from "@conclave/services/core/verb";
import type { Settings } from "@conclave/services/instance/settings";
import type { Change } from "@conclave/streams/change";
import type { ThreadStart } from "../threads/messages.ts";
import { threadDispatcher } from "../threads/thread-dispatcher.ts";
import { VerbThread } from "../threads/verb-thread.ts";
import type { DataFolder } from "./data-folder.ts";

/** One reader for the quick questions of every request, one more so that a long one does not hold them up. */
const readerCount = 2;
const coreCacheKibibytes = 65_536;
const readerCacheKibibytes = 16_384;

/** The threads behind the edge. */
export interface VerbThreads {
  readonly dispatcher: Dispatcher;
  /** Verbs without an answer yet, of the core and of all readers. */
  unanswered(): { readonly core: number; readonly readers: number };
  close(): Promise<void>;
}

export interface VerbThreadsOptions {
  readonly data: DataFolder;
  readonly settings: Settings;
  readonly acceptRollback: boolean;
  readonly onChanges: (changes: readonly Change[]) => void;
  readonly onDeath: (reason: string) => void;
}

/**
 * Starts the core, then the readers: the core brings the tables up to date first.
 *
 * @throws Error `DatabaseRolledBack`, or whatever the core can't start for.
 */
export async function startVerbThreads(options: VerbThreadsOptions): Promise<VerbThreads> {
  const { data, settings, acceptRollback, onChanges, onDeath } = options;
  const start: ThreadStart = {
    databaseFile: data.databaseFile,
    databaseKey: data.vault.dataKey("database").key,
    markerFile: data.markerFile,
    markerKey: data.vault.dataKey("position").key,
    cacheKibibytes: coreCacheKibibytes,
    settings,
    acceptRollback,
  };
  const core = new VerbThread({ entry: "core-thread.ts", start, onChanges, onDeath });
  await core.ready;
  const readers = Array.from(
    { length: readerCount },
    () =>
      new VerbThread({
        entry: "reader-thread.ts",
        start: { ...start, cacheKibibytes: readerCacheKibibytes },
        onChanges,
        onDeath,
      }),
  );
  await Promise.all(readers.map((reader) => reader.ready));
  return {
    dispatcher: threadDispatcher(core, readers),
    unanswered: () => ({
      core: core.unanswered,
      readers: readers.reduce((sum, reader) => sum + reader.unanswered, 0),
    }),
    async close() {
      // The readers first: an open reading would hold up the core's last checkpoint.
      await Promise.all(readers.map((reader) => reader.close()));
      await core.close();
    },
  };
}
