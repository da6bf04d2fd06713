/** `@localpart:server`. Text from outside becomes one only through `parseUserId`. */
export type UserId = `@${string}:${string}`;

const grammar = /^@[\x21-\x39\x3b-\x7e]*:[a-zA-Z0-9.:[\]-]+$/;
const maximumLength = 255;

/**
 * Reads a user identifier, historical ones included (spec appendix "User Identifiers").
 *
 * @returns undefined when the text is none, or longer than 255 bytes.
 */
export function parseUserId(text: string): UserId | undefined {
  return text.length <= maximumLength && isUserId(text) ? text : undefined;
}

function isUserId(text: string): text is UserId {
  return grammar.test(text);
}

/** The identifier of an account on this server. */
export function userIdOf(localpart: string, serverName: string): UserId {
  return `@${localpart}:${serverName}`;
}

/** What stands between the sigil and the first colon. */
export function localpartOf(userId: UserId): string {
  return userId.slice(1, userId.indexOf(":"));
}

/** Whether a new account may have this localpart: `a-z 0-9 . _ = - / +`, not empty. */
export function isValidLocalpart(localpart: string): boolean {
  return /^[a-z0-9._=/+-]+$/.test(localpart);
}
