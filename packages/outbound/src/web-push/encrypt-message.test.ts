import { equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "@conclave/base/app-error";
import { encodeBase64Url } from "@conclave/base/base64";
import { encryptMessage } from "./encrypt-message.ts";

const bytes = (text: string) => Buffer.from(text, "base64url");

// RFC 8291, section 5 and appendix A.
const example = {
  message: "When I grow up, I want to be a watermelon",
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
  ephemeral: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
  salt: "DGv6ra1nlYgDCS1FRnbzlw",
  sent:
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_" +
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
};
const keys = { p256dh: bytes(example.p256dh), auth: bytes(example.auth) };

/** Gives the example's key, and its salt. */
function exampleRandomness() {
  const given = [bytes(example.ephemeral), bytes(example.salt)];
  return { bytes: () => given.shift() ?? new Uint8Array() };
}

test("the example of RFC 8291", () => {
  const sent = encryptMessage(keys, Buffer.from(example.message), exampleRandomness());
  equal(encodeBase64Url(sent), example.sent);
});

test("keys that are none are refused", () => {
  const rows: readonly [string, Uint8Array, Uint8Array][] = [
    ["no point of the curve", Buffer.concat([Uint8Array.of(4), Buffer.alloc(64, 1)]), keys.auth],
    ["a compressed point", keys.p256dh.subarray(0, 33), keys.auth],
    ["a short secret", keys.p256dh, keys.auth.subarray(1)],
    ["nothing", new Uint8Array(), new Uint8Array()],
  ];
  for (const [name, p256dh, auth] of rows) {
    throws(
      () => encryptMessage({ p256dh, auth }, new Uint8Array(1), exampleRandomness()),
      (error) => error instanceof AppError && error.code === "PUSH_KEYS_INVALID",
      name,
    );
  }
});
