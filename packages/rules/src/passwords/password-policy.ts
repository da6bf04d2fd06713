/** Characters above which a password is refused, so that hashing stays affordable. */
export const maximumPasswordLength = 1_024;

/**
 * What is wrong with a new password, as a sentence for its owner; undefined when nothing is.
 *
 * Length is what counts (NIST SP 800-63B section 3.1.1.2): no rules of composition, but the account's own name, and one
 * character over and over, are refused.
 *
 * @param minimumLength in characters (code points).
 */
export function passwordWeakness(password: string, localpart: string, minimumLength: number): string | undefined {
  const characters = [...password];
  if (characters.length < minimumLength) return `A password must have at least ${minimumLength} characters.`;
  if (characters.length > maximumPasswordLength) {
    return `A password must have at most ${maximumPasswordLength} characters.`;
  }
  if (new Set(characters).size === 1) return "A password must not be one character over and over.";
  if (password.toLowerCase() === localpart.toLowerCase()) return "A password must not be the account's own name.";
  return undefined;
}
