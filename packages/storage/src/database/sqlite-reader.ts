import { Kysely } from "kysely";
import { openSqlite, type SqliteOptions } from "./sqlite-connection.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { sqliteRunner } from "./sqlite-runner.ts";
import type { Tables } from "./tables.ts";
import type { ReadDatabase, ReadTransaction } from "./transaction.ts";

/** Opens a connection that can't write. Calls are run one after the other, each in a snapshot of its own. */
export function openSqliteReader(options: SqliteOptions): ReadDatabase {
  const database = openSqlite(options, "read");
  const transaction: ReadTransaction = {
    mode: "read",
    query: new Kysely<Tables>({ dialect: sqliteDialect(database) }),
    run: sqliteRunner(database),
  };
  const begin = database.prepare("begin");
  const commit = database.prepare("commit");
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(job) {
      const run = async () => {
        begin.run();
        try {
          return await job(transaction);
        } finally {
          commit.run();
        }
      };
      const result = last.then(run, run);
      last = result.catch(() => undefined);
      return result;
    },
    async close() {
      await last;
      database.close();
    },
  };
}
