import { encodeRecoveryKey } from "matrix-js-sdk/lib/crypto-api/recovery-key.js";
import { expect, test } from "vitest";
import { recoveryKeyBytes } from "./recovery-key.ts";

const bytes = new Uint8Array(32).map((_, index) => index);
const text = encodeRecoveryKey(bytes) ?? "";

test("white space does not count", () => {
  for (const typed of [text, text.replaceAll(" ", ""), `\n ${text.replaceAll(" ", "\n")}\t`]) {
    expect(recoveryKeyBytes(typed)).toEqual(bytes);
  }
});

test("what is no recovery key", () => {
  const wrongDigit = text.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  for (const typed of ["", "hello", wrongDigit, text.slice(0, -5), `${text} ${text}`, "1".repeat(100_000), "0OIl"]) {
    expect(() => recoveryKeyBytes(typed), typed.slice(0, 20)).toThrow(
      expect.objectContaining({ code: "recovery-key-malformed" }),
    );
  }
});
