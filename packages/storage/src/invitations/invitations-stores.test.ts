import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import {
  countInvitations,
  countInvitationUse,
  findInvitation,
  findInvitationByToken,
  type InvitationFilter,
  insertInvitation,
  listInvitations,
  revokeInvitation,
} from "./invitation-store.ts";
import { findResetToken, removeResetTokens, replaceResetToken } from "./reset-token-store.ts";
import { findSetUpToken, insertSetUpToken, removeSetUpTokens } from "./set-up-token-store.ts";

const invitation = {
  createdBy: "@olga:conclave.test",
  createdAt: 1,
  expiresAt: 100,
  usesAllowed: 1,
  role: "member",
  suggestedLocalpart: null,
  note: null,
} as const;

async function insert(database: TestDatabase, name: string, fields: Partial<typeof invitation> | object = {}) {
  const row = { ...invitation, invitationId: name, tokenHash: `hash of ${name}`, ...fields };
  await database.write((tx) => insertInvitation(tx, row));
}

eachDatabase("links that let somebody in", (open) => {
  test("an invitation is found by name and by secret, used, and revoked", async () => {
    const database = await open();
    await insert(database, "a", { usesAllowed: 2, note: "for a" });
    await database.write((tx) => countInvitationUse(tx, "a"));
    const found = await database.read((tx) => findInvitation(tx, "a"));
    deepEqual([found?.usesCompleted, found?.revokedAt, found?.note], [1, null, "for a"]);
    await database.write((tx) => revokeInvitation(tx, "a", 7));
    equal((await database.read((tx) => findInvitationByToken(tx, "hash of a")))?.revokedAt, 7);
    equal(await database.read((tx) => findInvitationByToken(tx, "a")), undefined);
    await database.close();
  });

  test("open and closed ones are told apart, and paged through", async () => {
    const database = await open();
    await insert(database, "a");
    await insert(database, "b", { createdAt: 2, createdBy: null });
    await insert(database, "c", { createdAt: 2 });
    await insert(database, "used", { createdAt: 3 });
    await insert(database, "expired", { createdAt: 4, expiresAt: 50 });
    await insert(database, "revoked", { createdAt: 5 });
    await database.write((tx) => countInvitationUse(tx, "used"));
    await database.write((tx) => revokeInvitation(tx, "revoked", 6));
    const names = (state: InvitationFilter["state"], limit = 10, after?: { createdAt: number; invitationId: string }) =>
      database.read(async (tx) =>
        (await listInvitations(tx, { state, now: 50, limit, after })).map(({ invitationId }) => invitationId),
      );
    deepEqual(await names("open"), ["c", "b", "a"]);
    deepEqual(await names("closed"), ["revoked", "expired", "used"]);
    deepEqual(await names("all"), ["revoked", "expired", "used", "c", "b", "a"]);
    deepEqual(await names("open", 1), ["c"]);
    deepEqual(await names("open", 1, { createdAt: 2, invitationId: "c" }), ["b"]);
    deepEqual(await names("all", 10, { createdAt: 2, invitationId: "b" }), ["a"]);
    equal(await database.read((tx) => countInvitations(tx, { state: "closed", now: 50 })), 3);
    await database.close();
  });

  test("set-up and reset tokens expire; a person has one reset at a time", async () => {
    const database = await open();
    const userId = "@mia:conclave.test";
    await database.write((tx) => insertSetUpToken(tx, { tokenHash: "s", expiresAt: 10 }, 0));
    equal(await database.read((tx) => findSetUpToken(tx, "s", 9)), 10);
    equal(await database.read((tx) => findSetUpToken(tx, "s", 10)), undefined);
    await database.write((tx) => removeSetUpTokens(tx));
    equal(await database.read((tx) => findSetUpToken(tx, "s", 9)), undefined);

    await database.write((tx) => replaceResetToken(tx, { tokenHash: "r", userId, expiresAt: 10 }));
    await database.write((tx) => replaceResetToken(tx, { tokenHash: "q", userId, expiresAt: 10 }));
    equal(await database.read((tx) => findResetToken(tx, "r", 9)), undefined);
    deepEqual(await database.read((tx) => findResetToken(tx, "q", 9)), { tokenHash: "q", userId, expiresAt: 10 });
    equal(await database.read((tx) => findResetToken(tx, "q", 10)), undefined);
    await database.write((tx) => removeResetTokens(tx, userId));
    equal(await database.read((tx) => findResetToken(tx, "q", 9)), undefined);
    await database.close();
  });
});
