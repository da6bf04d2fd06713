import type Database from "better-sqlite3-multiple-ciphers";
import { Kysely, SqliteDialect } from "kysely";
import type { Tables } from "./database.ts";
import type { SendVerb } from "./send.ts";
import { sendCompiled, sendKysely } from "./send-kysely.ts";
import { sendPrepared } from "./send-prepared.ts";
import { cachedPrepare } from "./statement-cache.ts";

/** How the statements of the verb are made. */
export type Statements = "prepared" | "kysely" | "kysely, compiled once" | "kysely without cache";

/** The verb with the way of making statements that is asked for: the same six statements each. */
export function sendVerb(database: Database.Database, statements: Statements): SendVerb {
  if (statements === "prepared") return sendPrepared(database);
  const prepare =
    statements === "kysely without cache" ? (sql: string) => database.prepare(sql) : cachedPrepare(database, 500);
  const query = new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => {},
        prepare(sql) {
          const statement = prepare(sql);
          return {
            reader: statement.reader,
            all: (parameters) => statement.all(parameters),
            run: (parameters) => statement.run(parameters),
            iterate: (parameters) => statement.iterate(parameters),
          };
        },
      },
    }),
  });
  return statements === "kysely, compiled once" ? sendCompiled(query) : sendKysely(query);
}
