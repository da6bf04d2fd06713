import { equal, match, notEqual, rejects } from "node:assert/strict";
import { test } from "node:test";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { defaultPasswordCost, passwordHasher } from "./password-hasher.ts";

const cheap = { memoryKibibytes: 8, passes: 1 };

test("a hash carries salt and cost, and verifies its password alone", async () => {
  const hasher = passwordHasher(seededRandomness(1), cheap);
  const hash = await hasher.hash("correct horse");
  match(hash, /^\$argon2id\$v=19\$m=8,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  notEqual(await hasher.hash("correct horse"), hash);
  equal(await hasher.verify(hash, "correct horse"), "right");
  equal(await hasher.verify(hash, "correct horsf"), "wrong");
  equal(await hasher.verify(hash, ""), "wrong");
  equal(await hasher.verify(undefined, "correct horse"), "wrong");
});

test("a hash of less than today's cost is right and weak", async () => {
  const hash = await passwordHasher(seededRandomness(1), cheap).hash("correct horse");
  const today = passwordHasher(seededRandomness(2), { memoryKibibytes: 16, passes: 1 });
  equal(await today.verify(hash, "correct horse"), "right-and-weak");
  equal(await today.verify(hash, "wrong"), "wrong");
  equal(
    await passwordHasher(seededRandomness(3), { memoryKibibytes: 8, passes: 2 }).verify(hash, "correct horse"),
    "right-and-weak",
  );
});

test("the cost is what OWASP asks for", async () => {
  const hash = await passwordHasher(seededRandomness(1)).hash("correct horse");
  match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  equal(defaultPasswordCost.memoryKibibytes >= 19_456, true);
});

test("a rush is refused beyond what can wait, in the words for it", async () => {
  const hasher = passwordHasher(seededRandomness(1), cheap);
  const attempts = Array.from({ length: 67 }, () => hasher.verify(undefined, "x"));
  const refused = attempts.pop();
  await rejects(refused ?? Promise.resolve(), (error) => {
    return error instanceof MatrixError && error.code === "M_LIMIT_EXCEEDED" && error.fields.retry_after_ms === 1_000;
  });
  for (const verdict of await Promise.all(attempts)) equal(verdict, "wrong");
});
