import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { decodeBase64, encodeBase64, encodeBase64Url } from "./base64.ts";

test("every length round trips and agrees with the platform", () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + length * 31) & 255);
    const platform = Buffer.from(bytes);
    equal(encodeBase64(bytes), platform.toString("base64").replace(/=+$/, ""));
    equal(encodeBase64Url(bytes), platform.toString("base64url"));
    deepEqual(decodeBase64(platform.toString("base64")), bytes);
    deepEqual(decodeBase64(encodeBase64Url(bytes)), bytes);
  }
});

test("what is not base64 is refused", () => {
  for (const text of ["a", "ab c", "ab\u00e9d", "a=bc"]) throws(() => decodeBase64(text), { code: "M_INVALID_PARAM" });
});
