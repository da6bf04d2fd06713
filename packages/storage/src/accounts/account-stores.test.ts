import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { countActiveAccounts, findAccount, insertAccount, updateAccount } from "./account-store.ts";
import {
  readProfile,
  readProfileField,
  removeProfile,
  removeProfileField,
  writeProfileField,
} from "./profile-store.ts";
import { findUiaSession, insertUiaSession, updateUiaSession } from "./uia-session-store.ts";

const userId = "@alice:conclave.test";
const account = { userId, passwordHash: null, role: "owner", state: "active", createdAt: 1 } as const;

eachDatabase("accounts", (open) => {
  test("an account is added, found, changed and counted", async () => {
    const database = await open();
    await database.write((tx) => insertAccount(tx, account));
    deepEqual(await database.read((tx) => findAccount(tx, userId)), account);
    equal(await database.read((tx) => findAccount(tx, "@Alice:conclave.test")), undefined);
    equal(await database.read((tx) => countActiveAccounts(tx, "owner")), 1);
    equal(await database.read((tx) => countActiveAccounts(tx, "member")), 0);
    await database.write((tx) => updateAccount(tx, userId, { passwordHash: "$argon2id$", state: "disabled" }));
    deepEqual(await database.read((tx) => findAccount(tx, userId)), {
      ...account,
      passwordHash: "$argon2id$",
      state: "disabled",
    });
    equal(await database.read((tx) => countActiveAccounts(tx, "owner")), 0);
    await database.write((tx) => updateAccount(tx, userId, { passwordHash: null, role: "member" }));
    equal((await database.read((tx) => findAccount(tx, userId)))?.passwordHash, null);
    await database.close();
  });

  test("a profile has fields, each with one value", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await writeProfileField(tx, userId, "displayname", '"Alice"');
      await writeProfileField(tx, userId, "displayname", '"Ally"');
      await writeProfileField(tx, userId, "m.tz", "null");
      await writeProfileField(tx, "@bob:conclave.test", "displayname", '"Bob"');
    });
    deepEqual(
      await database.read((tx) => readProfile(tx, userId)),
      new Map([
        ["displayname", '"Ally"'],
        ["m.tz", "null"],
      ]),
    );
    const people = [userId, "@bob:conclave.test", "@nobody:conclave.test"] as const;
    deepEqual(await database.read((tx) => readProfileField(tx, people, "m.tz")), new Map([[userId, "null"]]));
    await database.write((tx) => removeProfileField(tx, userId, "m.tz"));
    deepEqual(await database.read((tx) => readProfile(tx, userId)), new Map([["displayname", '"Ally"']]));
    await database.write((tx) => removeProfile(tx, userId));
    equal((await database.read((tx) => readProfile(tx, userId))).size, 0);
    equal((await database.read((tx) => readProfile(tx, "@bob:conclave.test"))).size, 1);
    await database.close();
  });

  test("a session of user-interactive authentication lives until it expires", async () => {
    const database = await open();
    const session = {
      id: "s",
      userId: null,
      deviceId: null,
      operation: "POST",
      bodyHash: "",
      completed: [],
      expiresAt: 5,
    };
    await database.write((tx) => insertUiaSession(tx, session, 1));
    await database.write((tx) => updateUiaSession(tx, "s", ["m.login.dummy"]));
    const found = await database.read((tx) => findUiaSession(tx, "s", 4));
    deepEqual(found, { ...session, completed: ["m.login.dummy"] });
    equal(await database.read((tx) => findUiaSession(tx, "s", 5)), undefined);
    await database.write((tx) => insertUiaSession(tx, { ...session, id: "t", expiresAt: 9 }, 5));
    equal(await database.read((tx) => findUiaSession(tx, "s", 1)), undefined);
    await database.close();
  });
});
