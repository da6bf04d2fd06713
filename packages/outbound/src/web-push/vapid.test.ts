import { deepEqual, equal, notEqual } from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { test } from "node:test";
import { vapidHeader, vapidIdentity } from "./vapid.ts";

const secret = new Uint8Array(32).fill(7);

test("a secret gives one identity, and another gives another", () => {
  equal(vapidIdentity(secret).publicKey, vapidIdentity(secret).publicKey);
  notEqual(vapidIdentity(secret).publicKey, vapidIdentity(new Uint8Array(32)).publicKey);
  equal(Buffer.from(vapidIdentity(secret).publicKey, "base64url")[0], 4);
});

test("a push service can tell who sends, to whom, and until when", () => {
  const identity = vapidIdentity(secret);
  const header = vapidHeader(identity, new URL("https://push.example.org:8443/s/1?a=b"), "https://a.example", 5_999);
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const read = (text: string) => JSON.parse(Buffer.from(text, "base64url").toString());
  deepEqual(read(head), { typ: "JWT", alg: "ES256" });
  deepEqual(read(claims), { aud: "https://push.example.org:8443", exp: 5 + 43_200, sub: "https://a.example" });
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const signed = Buffer.from(`${head}.${claims}`);
  equal(key, identity.publicKey);
  equal(
    verify(
      "sha256",
      signed,
      { key: publicKey, dsaEncoding: "ieee-p1363" },
      new Uint8Array(Buffer.from(signature, "base64url")),
    ),
    true,
  );
});
