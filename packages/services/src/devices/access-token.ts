import { createHash } from "node:crypto";
import { type Randomness, randomToken } from "@conclave/base/randomness";

/** A secret that is shown once, and what is kept of it. */
export interface FreshToken {
  readonly token: string;
  readonly hash: string;
}

/**
 * Makes a bearer token of 256 random bits: `cat_` an access token, `crt_` a refresh token, `clt_` a login token, `cot_` an OpenID token; of a link
 * `cst_` for set-up, `cit_` an invitation, `cpt_` a password reset.
 */
export function freshToken(
  randomness: Randomness,
  prefix: "cat" | "crt" | "clt" | "cot" | "cst" | "cit" | "cpt",
): FreshToken {
  const token = `${prefix}_${randomToken(randomness)}`;
  return { token, hash: hashToken(token) };
}

/** What is stored and looked up instead of a token. It holds 256 random bits, so a plain SHA-256 can't be searched. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("base64url");
}
