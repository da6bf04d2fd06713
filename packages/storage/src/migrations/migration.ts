import type { Kysely } from "kysely";

/** One intent, written with the schema builder so that it runs on SQLite and PostgreSQL alike. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** Sees the database as it was at this point, so it is typed by nothing. */
  up(database: Kysely<unknown>): Promise<void>;
}
