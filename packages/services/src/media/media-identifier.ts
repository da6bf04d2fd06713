import { type Randomness, randomToken } from "@conclave/base/randomness";

/** Bytes of randomness: nobody finds a file by guessing. */
const length = 24;

/** An identifier for a file that is not there yet. */
export function newMediaIdentifier(randomness: Randomness): string {
  return randomToken(randomness, length);
}
