import { createPrivateKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { encodeBase64Url } from "@conclave/base/base64";
import { p256Pair } from "./p256-pair.ts";

/** Who this server is to push services (RFC 8292, "VAPID"). */
export interface VapidIdentity {
  /** What browsers subscribe for: an uncompressed point of P-256, 65 bytes, as URL-safe base64. */
  readonly publicKey: string;
  /** Signs. It can't be read. */
  readonly privateKey: KeyObject;
}

/** Seconds that a token is good for: a push service takes none of more than a day (RFC 8292, section 2). */
const lifetime = 12 * 60 * 60;

/** The identity that follows from a secret of 32 bytes: always the same, so that what browsers subscribed for stays good. */
export function vapidIdentity(secret: Uint8Array): VapidIdentity {
  const pair = p256Pair((length, attempt) => {
    const purpose = `conclave web push 1 identity ${attempt}`;
    return new Uint8Array(hkdfSync("sha256", secret, new Uint8Array(0), purpose, length));
  });
  const point = pair.getPublicKey();
  const jwk = {
    kty: "EC",
    crv: "P-256",
    d: encodeBase64Url(pair.getPrivateKey()),
    x: encodeBase64Url(point.subarray(1, 33)),
    y: encodeBase64Url(point.subarray(33)),
  };
  return { publicKey: encodeBase64Url(point), privateKey: createPrivateKey({ format: "jwk", key: jwk }) };
}

/**
 * The `Authorization` header of a request to a push service (RFC 8292, section 3; ES256 of RFC 7518).
 *
 * @param contact an address, `https:` or `mailto:`, at which the push service can reach whoever runs this server.
 * @param now in milliseconds since the epoch.
 */
export function vapidHeader(identity: VapidIdentity, endpoint: URL, contact: string, now: number): string {
  const claims = { aud: endpoint.origin, exp: Math.floor(now / 1_000) + lifetime, sub: contact };
  const signed = `${part({ typ: "JWT", alg: "ES256" })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), { key: identity.privateKey, dsaEncoding: "ieee-p1363" });
  return `vapid t=${signed}.${encodeBase64Url(signature)}, k=${identity.publicKey}`;
}

function part(value: object): string {
  return encodeBase64Url(Buffer.from(JSON.stringify(value)));
}
