import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { InstanceKey } from "./instance-tables.ts";

/** Everything that is known of this server; empty before set-up. */
export async function readInstance(tx: ReadTransaction): Promise<ReadonlyMap<InstanceKey, string>> {
  const rows = await tx.query.selectFrom("instance").selectAll().execute();
  return new Map(rows.map((row) => [row.key, row.value]));
}

/** Sets one value, replacing an earlier one. */
export async function writeInstance(tx: WriteTransaction, key: InstanceKey, value: string): Promise<void> {
  await tx.query
    .insertInto("instance")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

const selectPosition = statement((query) =>
  query.selectFrom("stream_positions").select("position").where("writer", "=", 1),
);

/** The position of the last change in this snapshot; 0 in an empty database. */
export async function committedPosition(tx: ReadTransaction): Promise<number> {
  const [row] = await selectPosition(tx, {});
  return row?.position ?? 0;
}
