import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { expect, test } from "vitest";
import { decryptAttachment } from "./decrypt-attachment.ts";
import { encryptAttachment } from "./encrypt-attachment.ts";
import { decryptionParametersOf } from "./encrypted-file.ts";

const randomness = seededRandomness(7);
const url = "mxc://conclave.example/abc";

function required<Value>(value: Value | null): Value {
  if (value === null) throw new Error("unexpectedly null");
  return value;
}

test("what was encrypted comes back, at every length around a block", async () => {
  for (const length of [0, 1, 15, 16, 17, 4096, 100_001]) {
    const plaintext = new Uint8Array(length).map((_, index) => index * 7);
    const { ciphertext, file } = await encryptAttachment(randomness, plaintext);
    expect(ciphertext.length).toBe(length);
    const parameters = required(decryptionParametersOf(JSON.parse(JSON.stringify(file(url)))));
    expect(await decryptAttachment(parameters, ciphertext)).toEqual(plaintext);
  }
});

test("the description is as the specification wants it", async () => {
  const { file } = await encryptAttachment(randomness, new Uint8Array(10));
  const described = file(url);
  expect(described).toMatchObject({ url, v: "v2", key: { kty: "oct", alg: "A256CTR", ext: true } });
  expect(described.key.k).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(described.hashes.sha256).toMatch(/^[A-Za-z0-9+/]{43}$/);
  // 8 random bytes, then a counter of 0: the second half of 16 bytes of base64.
  expect(described.iv).toMatch(/^[A-Za-z0-9+/]{10}[A-Za-z0-9+/]AAAAAAAAAAA$/);
});

test("one key and counter are never used twice", async () => {
  const one = (await encryptAttachment(randomness, new Uint8Array(8))).file(url);
  const two = (await encryptAttachment(randomness, new Uint8Array(8))).file(url);
  expect(one.key.k).not.toBe(two.key.k);
  expect(one.iv).not.toBe(two.iv);
});

test("a changed byte is noticed before anything is decrypted", async () => {
  const { ciphertext, file } = await encryptAttachment(randomness, new Uint8Array(1000));
  const parameters = required(decryptionParametersOf(file(url)));
  for (const place of [0, 500, 999]) {
    const tampered = ciphertext.slice();
    tampered[place] = (tampered[place] ?? 0) ^ 1;
    await expect(decryptAttachment(parameters, tampered)).rejects.toMatchObject({ code: "tampered" });
  }
  await expect(decryptAttachment(parameters, ciphertext.slice(1))).rejects.toMatchObject({ code: "tampered" });
});

test("descriptions that are not accepted", async () => {
  const good = (await encryptAttachment(randomness, new Uint8Array(8))).file(url);
  expect(decryptionParametersOf(good)).not.toBeNull();
  const rows: readonly [string, unknown][] = [
    ["nothing", null],
    ["no address", { ...good, url: undefined }],
    ["an older version", { ...good, v: "v1" }],
    ["another algorithm", { ...good, key: { ...good.key, alg: "A256GCM" } }],
    ["a short key", { ...good, key: { ...good.key, k: "AAAA" } }],
    ["a key that is no base64", { ...good, key: { ...good.key, k: "!".repeat(43) } }],
    ["no hash", { ...good, hashes: {} }],
    ["a short hash", { ...good, hashes: { sha256: "AAAA" } }],
    ["a short counter", { ...good, iv: "AAAA" }],
  ];
  for (const [name, value] of rows) expect(decryptionParametersOf(value), name).toBeNull();
});
