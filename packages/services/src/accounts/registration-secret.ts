import { createHmac, timingSafeEqual } from "node:crypto";
import { type Randomness, randomToken } from "@conclave/base/randomness";

/** Milliseconds that a nonce is good for. */
const lifetime = 60_000;

/** What the MAC of a shared-secret registration covers. */
export interface RegistrationClaim {
  readonly nonce: string;
  readonly username: string;
  readonly password: string;
  readonly admin: boolean;
  readonly userType: string | undefined;
}

/**
 * Makes a nonce that proves itself: its end, randomness, and a MAC of both. Nothing is kept; a second use makes no second
 * account, since the name that it names is taken then.
 */
export function registrationNonce(secret: string, randomness: Randomness, now: number): string {
  const body = `${(now + lifetime).toString(36)}.${randomToken(randomness, 16)}`;
  return `${body}.${sealOf(secret, body)}`;
}

/** Whether a nonce came from `registrationNonce`, not longer ago than a minute. */
export function isRegistrationNonce(secret: string, nonce: string, now: number): boolean {
  const end = nonce.lastIndexOf(".");
  const body = nonce.slice(0, Math.max(end, 0));
  if (!isSame(nonce.slice(end + 1), sealOf(secret, body))) return false;
  return Number.parseInt(body, 36) > now;
}

/** Whether a MAC covers a claim (Synapse's admin API "Shared-Secret Registration"); takes as long wherever it differs. */
export function isRegistrationMac(secret: string, claim: RegistrationClaim, mac: string): boolean {
  const { nonce, username, password, admin, userType } = claim;
  const parts = [
    nonce,
    username,
    password,
    admin ? "admin" : "notadmin",
    ...(userType === undefined ? [] : [userType]),
  ];
  const expected = createHmac("sha1", secret).update(parts.join("\0"), "utf8").digest("hex");
  return isSame(mac.toLowerCase(), expected);
}

function sealOf(secret: string, body: string): string {
  return createHmac("sha256", secret).update(`registration nonce ${body}`, "utf8").digest("base64url");
}

function isSame(given: string, expected: string): boolean {
  const left = Buffer.from(given, "utf8");
  const right = Buffer.from(expected, "utf8");
  return left.length === right.length && timingSafeEqual(left, right);
}
