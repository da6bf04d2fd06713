import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { deleteSuspension, insertSuspension, isSuspended } from "./suspension-store.ts";

eachDatabase("suspensions", (open) => {
  test("an account is suspended until that ends", async () => {
    const database = await open();
    const alice = "@alice:example.org";
    const states: boolean[] = [];
    const note = async () => states.push(await database.read((tx) => isSuspended(tx, alice)));
    await note();
    await database.write((tx) => insertSuspension(tx, alice, 5));
    await note();
    await database.write((tx) => deleteSuspension(tx, alice));
    await note();
    deepEqual(states, [false, true, false]);
    await database.close();
  });
});
