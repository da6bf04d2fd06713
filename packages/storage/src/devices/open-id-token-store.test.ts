import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { findOpenIdToken, insertOpenIdToken } from "./open-id-token-store.ts";

eachDatabase("OpenID tokens", (open) => {
  test("a token is somebody's until it expires", async () => {
    const database = await open();
    const alice = "@alice:example.org";
    await database.write((tx) => insertOpenIdToken(tx, { tokenHash: "one", userId: alice, expiresAt: 10 }, 5));
    const find = (hash: string, now: number) => database.read((tx) => findOpenIdToken(tx, hash, now));
    deepEqual([await find("one", 9), await find("one", 10), await find("two", 9)], [alice, undefined, undefined]);
    await database.write((tx) => insertOpenIdToken(tx, { tokenHash: "two", userId: alice, expiresAt: 20 }, 10));
    equal(await find("one", 9), undefined);
    await database.close();
  });
});
