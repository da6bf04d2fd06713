import { type CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { migrate } from "../migrations/migrate.ts";
import type { Tables } from "./tables.ts";
import type { Outcome, ReadDatabase, ReadTransaction, RunCompiled, WriteDatabase, WriteJob } from "./transaction.ts";

const int8 = 20;
// Positions and times stay below 2^53; the driver would hand them over as text.
pg.types.setTypeParser(int8, Number);

/**
 * Opens a PostgreSQL database for writing and for reading. One writer at a time owns it (an advisory lock for as long as the
 * connection lives).
 *
 * @throws Error when somebody else is writing to it.
 */
export async function openPostgres(
  url: string,
): Promise<{ readonly writer: WriteDatabase; readonly reader: ReadDatabase }> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const dialect = new PostgresDialect({ pool });
  const query = new Kysely<Tables>({ dialect });
  const owner = await pool.connect();
  const lock = await owner.query("select pg_try_advisory_lock(1128811075) as owned");
  if (lock.rows[0]?.owned !== true) {
    owner.release();
    await pool.end();
    throw new Error("Another server is writing to this PostgreSQL database.");
  }
  await migrate(new Kysely<unknown>({ dialect }));
  const row = await query.selectFrom("stream_positions").select("position").where("writer", "=", 1).executeTakeFirst();
  let position = row?.position ?? 0;
  let committed = position;

  async function runInSavepoint<Result>(transaction: Kysely<Tables>, job: WriteJob<Result>): Promise<Outcome<Result>> {
    await sql`savepoint job`.execute(transaction);
    try {
      const value = await job({
        mode: "write",
        query: transaction,
        run: runIn(transaction),
        nextPosition: () => ++position,
      });
      await sql`release savepoint job`.execute(transaction);
      return { ok: true, value };
    } catch (error) {
      await sql`rollback to savepoint job`.execute(transaction);
      return { ok: false, error };
    }
  }

  const writer: WriteDatabase = {
    get committedPosition() {
      return committed;
    },
    async batch<Result>(next: () => WriteJob<Result> | undefined) {
      const outcomes: Outcome<Result>[] = [];
      try {
        await query.transaction().execute(async (transaction) => {
          for (let job = next(); job !== undefined; job = next()) outcomes.push(await runInSavepoint(transaction, job));
          if (position === committed) return;
          await transaction
            .insertInto("stream_positions")
            .values({ writer: 1, position })
            .onConflict((conflict) => conflict.column("writer").doUpdateSet({ position }))
            .execute();
        });
        committed = position;
        return outcomes;
      } catch (error) {
        return outcomes.map(() => ({ ok: false as const, error }));
      }
    },
    maintain() {
      // The server does that by itself.
    },
    async close() {
      // Given up at once, so that the next server need not wait until the connection is gone; with a broken one it is gone already.
      await owner.query("select pg_advisory_unlock(1128811075)").catch(() => undefined);
      owner.release(true);
      await query.destroy();
    },
  };
  const reader: ReadDatabase = {
    read: (job) =>
      query
        .transaction()
        .setIsolationLevel("repeatable read")
        .execute((transaction) =>
          job({ mode: "read", query: transaction, run: runIn(transaction) } satisfies ReadTransaction),
        ),
    async close() {},
  };
  return { writer, reader };
}

function runIn(transaction: Kysely<Tables>): RunCompiled {
  return async <Row>(compiled: CompiledQuery<Row>, parameters: readonly unknown[]) =>
    (await transaction.executeQuery<Row>({ ...compiled, parameters })).rows;
}
