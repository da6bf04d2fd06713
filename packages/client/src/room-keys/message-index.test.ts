import { encodeBase64 } from "@conclave/base/base64";
import { expect, test } from "vitest";
import { messageIndex } from "./message-index.ts";

function content(bytes: readonly number[], others: Readonly<Record<string, unknown>> = {}): string {
  const ciphertext = encodeBase64(Uint8Array.from([...bytes, 0x12, 0x40, 1, 2, 3, 4]));
  return JSON.stringify({ algorithm: "m.megolm.v1.aes-sha2", session_id: "S", ciphertext, ...others });
}

test("the index of a message in its session", () => {
  const rows: readonly [readonly number[], number | null][] = [
    [[3, 8, 0], 0],
    [[3, 8, 99], 99],
    [[3, 8, 127], 127],
    [[3, 8, 0x80, 1], 128],
    [[3, 8, 0x90, 0x4e], 10_000],
    [[3, 8, 0x80, 0x80, 1], null],
    [[2, 8, 5], null],
    [[3, 0x12, 5], null],
  ];
  for (const [bytes, index] of rows) {
    expect(messageIndex(content(bytes)), bytes.join()).toEqual(index === null ? null : { sessionId: "S", index });
  }
});

test("what isn't understood has none", () => {
  for (const text of [
    "[]",
    "{}",
    content([3, 8, 1], { algorithm: "m.megolm.v2.aes-sha2" }),
    content([3, 8, 1], { session_id: 7 }),
    content([3, 8, 1], { ciphertext: "" }),
    content([3, 8, 1], { ciphertext: "Awg" }),
  ]) {
    expect(messageIndex(text), text).toBeNull();
  }
});
