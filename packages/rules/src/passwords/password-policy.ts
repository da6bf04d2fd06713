import { commonPasswords } from "./common-passwords.ts";
import { isMadeOfNames } from "./is-made-of-names.ts";

/** Characters above which a password is refused, so that hashing stays affordable. */
export const maximumPasswordLength = 1_024;

/**
 * What is wrong with a new password, as a sentence for its owner; undefined when nothing is.
 *
 * Length is what counts (NIST SP 800-63B section 3.1.1.2): no rules of composition, but what everybody guesses first is
 * refused: the commonest passwords, one character over and over, and what is made of names that belong to the account.
 *
 * @param names the account's localpart and, where known, the organisation's name.
 * @param minimumLength in characters (code points).
 */
export function passwordWeakness(
  password: string,
  names: readonly string[],
  minimumLength: number,
): string | undefined {
  const characters = [...password];
  if (characters.length < minimumLength) return `A password must have at least ${minimumLength} characters.`;
  if (characters.length > maximumPasswordLength) {
    return `A password must have at most ${maximumPasswordLength} characters.`;
  }
  if (new Set(characters).size === 1) return "A password must not be one character over and over.";
  const lowered = password.toLowerCase();
  if (commonPasswords.has(lowered)) return "This password is one of the commonest. Choose one that nobody else has.";
  const loweredNames = names.map((name) => name.toLowerCase());
  if (loweredNames.includes(lowered) || isMadeOfNames(lowered, loweredNames)) {
    return "A password must be more than the names of the account and the organisation.";
  }
  return undefined;
}
