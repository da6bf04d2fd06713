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

eachDatabase("a statement that is built once", (open) => {
  test("takes other values each time, in the right places", async () => {
    const database = await open();
    built = 0;
    await database.write(async (tx) => {
      await put(tx, { writer: 2, position: 10 });
      await put(tx, { position: 20, writer: 3 });
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
});
