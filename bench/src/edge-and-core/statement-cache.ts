import type Database from "better-sqlite3-multiple-ciphers";

/** Prepares a statement once and keeps the `limit` that were used last. */
export function cachedPrepare(database: Database.Database, limit: number): (sql: string) => Database.Statement {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.delete(sql);
    statements.set(sql, statement);
    if (statements.size > limit) {
      for (const oldest of statements.keys()) {
        statements.delete(oldest);
        break;
      }
    }
    return statement;
  };
}
