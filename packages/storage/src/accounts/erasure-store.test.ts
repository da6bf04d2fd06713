import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { erasuresAmong, insertErasure } from "./erasure-store.ts";

eachDatabase("erasures", (open) => {
  test("those who had what they wrote erased, and when", async () => {
    const database = await open();
    const alice = "@alice:example.org";
    const bob = "@bob:example.org";
    deepEqual(await database.read((tx) => erasuresAmong(tx, [alice])), new Map());
    await database.write((tx) => insertErasure(tx, alice));
    await database.write((tx) => insertErasure(tx, bob));
    const found = await database.read((tx) => erasuresAmong(tx, [alice, "@carol:example.org", alice, bob]));
    deepEqual([...found.keys()].toSorted(), [alice, bob]);
    equal((found.get(alice) ?? 0) < (found.get(bob) ?? 0), true);
    await database.close();
  });
});
