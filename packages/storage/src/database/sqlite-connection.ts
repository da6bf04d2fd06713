import Database from "better-sqlite3-multiple-ciphers";

export interface SqliteOptions {
  /** The database file; its folder exists. */
  readonly file: string;
  /** 32 bytes, from the vault. */
  readonly key: Uint8Array;
  /** Page cache, in KiB. */
  readonly cacheKibibytes: number;
}

/**
 * Opens the encrypted file (AEGIS-256: each page carries its own authentication).
 *
 * @throws Error naming the file when the key does not fit or the first page is damaged.
 */
export function openSqlite(options: SqliteOptions, access: "read" | "write"): Database.Database {
  if (options.key.length !== 32) throw new Error("The database key must have 32 bytes.");
  const database = new Database(options.file, { readonly: access === "read", timeout: 5_000 });
  try {
    database.pragma("cipher = 'aegis'");
    database.pragma(`key = 'raw:${Buffer.from(options.key).toString("hex")}'`);
    // SQLite's temporary files are plaintext, so there are none.
    database.pragma("temp_store = MEMORY");
    database.pragma(`cache_size = -${options.cacheKibibytes}`);
    database.pragma("foreign_keys = ON");
    if (access === "write") {
      database.pragma("journal_mode = WAL");
      database.pragma("synchronous = FULL");
      // The writer decides when the log is copied back: within a commit it would hold up everybody in the batch.
      database.pragma("wal_autocheckpoint = 0");
      database.pragma("journal_size_limit = 16777216");
    } else {
      database.pragma("query_only = ON");
    }
    database.prepare("select count(*) from sqlite_master").get();
    return database;
  } catch (cause) {
    database.close();
    throw new Error(`The database ${options.file} can't be opened: its key does not fit, or the file is damaged.`, {
      cause,
    });
  }
}
