import type Database from "better-sqlite3-multiple-ciphers";
import type { CompiledQuery } from "kysely";
import type { RunCompiled } from "./transaction.ts";

/** Runs compiled statements on one connection, past all of Kysely's layers, and prepares each once. */
export function sqliteRunner(connection: Database.Database): RunCompiled {
  const prepared = new WeakMap<CompiledQuery, Database.Statement>();
  return async <Row>(compiled: CompiledQuery<Row>, parameters: readonly unknown[]) => {
    let statement = prepared.get(compiled);
    if (statement === undefined) {
      statement = connection.prepare(compiled.sql);
      prepared.set(compiled, statement);
    }
    // The rows have the shape that the query was typed with; the driver can't know it.
    if (statement.reader) return statement.all(parameters) as Row[];
    statement.run(parameters);
    return [];
  };
}
