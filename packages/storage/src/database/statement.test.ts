import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { statement } from "./statement.ts";

let built = 0;
const put = statement((query, { writer, position }: { readonly writer: number; readonly position: number }) => {
  built++;
  return query
    .insertInto("stream_positions")
    .values({ position, writer })
    .onConflict((conflict) => conflict.column("writer").doUpdateSet({ position }));
});
const list = statement((query, { least }: { readonly least: number }) =>
  query
    .selectFrom("stream_positions")
    .select(["writer", "position"])
    .where("writer", ">", 1)
    .where("position", ">=", least)
    .orderBy("writer"),
);

const listSome = statement(
  (query, values: { readonly writers: readonly number[]; readonly least?: number; readonly newestFirst: boolean }) => {
    built++;
    let select = query
      .selectFrom("stream_positions")
      .select("writer")
      .where("writer", "in", values.writers)
      .orderBy("position", values.newestFirst ? "desc" : "asc");
    if (values.least !== undefined) select = select.where("position", ">=", values.least);
    return select;
  },
);

eachDatabase("a statement that is built once", (open) => {
  test("takes other values each time, in the right places", async () => {
    const database = await open();
    built = 0;
    await database.write(async (tx) => {
      await put(tx, { writer: 2, position: 10 });
      await put(tx, { writer: 3, position: 20 });
      await put(tx, { writer: 3, position: 30 });
    });
    equal(built, 1);
    const all = [
      { writer: 2, position: 10 },
      { writer: 3, position: 30 },
    ];
    deepEqual(await database.read((tx) => list(tx, { least: 10 })), all);
    deepEqual(await database.read((tx) => list(tx, { least: 11 })), all.slice(1));
    await database.close();
  });

  test("is built anew for what changes its form, and for nothing else", async () => {
    const database = await open();
    await database.write(async (tx) => {
      for (const writer of [2, 3, 4]) await put(tx, { writer, position: writer * 10 });
    });
    built = 0;
    const writers = (values: Parameters<typeof listSome>[1]) =>
      database.read(async (tx) => (await listSome(tx, values)).map((row) => row.writer));
    deepEqual(await writers({ writers: [2, 3], newestFirst: false }), [2, 3]);
    deepEqual(await writers({ writers: [4, 3], newestFirst: false }), [3, 4]);
    equal(built, 1);
    deepEqual(await writers({ writers: [2, 3], newestFirst: true }), [3, 2]);
    equal(built, 2);
    deepEqual(await writers({ writers: [4, 3, 2], newestFirst: true }), [4, 3, 2]);
    equal(built, 3);
    deepEqual(await writers({ writers: [2, 3], newestFirst: true, least: 30 }), [3]);
    deepEqual(await writers({ writers: [2, 3], newestFirst: true, least: 31 }), []);
    equal(built, 4);
    await database.close();
  });
});
