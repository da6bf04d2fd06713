/** What somebody typed to name a person. */
export type TypedPerson =
  | { readonly kind: "person"; readonly userId: string }
  | { readonly kind: "malformed" }
  | { readonly kind: "self" };

/**
 * Reads `alice`, `@alice` or `@alice:example.org`; without a server it is the reader's own (spec "User identifiers": at most 255 bytes;
 * the historical grammar of a localpart is accepted where a server is given).
 */
export function typedPerson(typed: string, ownUserId: string): TypedPerson {
  const text = typed.trim();
  const ownServer = ownUserId.slice(ownUserId.indexOf(":") + 1);
  const whole = /^@[\x21-\x39\x3b-\x7e]+:[A-Za-z0-9.:[\]-]+$/.test(text);
  const short = /^@?([a-z0-9._=/+-]+)$/.exec(text)?.[1];
  const userId = whole ? text : short === undefined ? null : `@${short}:${ownServer}`;
  if (userId === null || userId.length > 255) return { kind: "malformed" };
  return userId === ownUserId ? { kind: "self" } : { kind: "person", userId };
}
