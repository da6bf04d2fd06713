import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { insertAccount } from "../accounts/account-store.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { insertLoginToken, removeLoginTokens, takeLoginToken } from "./login-token-store.ts";
import {
  findSessionByAccessToken,
  findTokensByRefreshToken,
  insertTokens,
  makeCurrent,
  removeTokens,
  removeTokensAfter,
  type SessionTokens,
} from "./session-store.ts";
import { insertSignInRequest, takeSignInRequest } from "./sign-in-request-store.ts";

const userId = "@alice:conclave.test";

function tokens(generation: number, state: SessionTokens["state"]): SessionTokens {
  const hashes = { accessTokenHash: `a${generation}`, refreshTokenHash: `r${generation}` };
  return { ...hashes, userId, deviceId: "A", generation, state, expiresAt: 9 };
}

eachDatabase("sessions", (open) => {
  test("generations follow each other, and old ones stay known for a while", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await insertAccount(tx, { userId, passwordHash: null, role: "member", state: "active", createdAt: 1 });
      for (let generation = 0; generation < 4; generation++) await insertTokens(tx, tokens(generation, "fresh"));
      await makeCurrent(tx, tokens(3, "fresh"), 2);
    });
    const stateOf = (hash: string) => database.read(async (tx) => (await findTokensByRefreshToken(tx, hash))?.state);
    deepEqual(await Promise.all(["r0", "r1", "r2", "r3"].map(stateOf)), [
      undefined,
      "superseded",
      "superseded",
      "current",
    ]);
    deepEqual(await database.read((tx) => findSessionByAccessToken(tx, "a3")), {
      userId,
      deviceId: "A",
      role: "member",
      accountState: "active",
      isSuspended: false,
      tokenState: "current",
      expiresAt: 9,
    });
    await database.write((tx) => removeTokensAfter(tx, userId, "A", 2));
    equal(await stateOf("r3"), undefined);
    await database.write((tx) => removeTokens(tx, userId, ["A", "B"]));
    equal(await stateOf("r2"), undefined);
    await database.close();
  });

  test("login tokens and sign-in requests are taken once, and in time", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await insertLoginToken(tx, { tokenHash: "late", userId, expiresAt: 5 }, 1);
      await insertLoginToken(tx, { tokenHash: "t", userId, expiresAt: 9 }, 1);
      await insertLoginToken(tx, { tokenHash: "u", userId, expiresAt: 9 }, 1);
      await insertSignInRequest(tx, { requestHash: "late", redirectUrl: "x", expiresAt: 5 }, 1);
      await insertSignInRequest(tx, { requestHash: "r", redirectUrl: "y", expiresAt: 9 }, 1);
    });
    const taken = await database.write(async (tx) => [
      await takeLoginToken(tx, "late", 5),
      await takeLoginToken(tx, "t", 5),
      await takeLoginToken(tx, "t", 5),
      await takeSignInRequest(tx, "late", 5),
      await takeSignInRequest(tx, "r", 5),
      await takeSignInRequest(tx, "r", 5),
    ]);
    deepEqual(taken, [undefined, userId, undefined, undefined, "y", undefined]);
    await database.write((tx) => removeLoginTokens(tx, userId));
    equal(await database.write((tx) => takeLoginToken(tx, "u", 5)), undefined);
    await database.close();
  });
});
