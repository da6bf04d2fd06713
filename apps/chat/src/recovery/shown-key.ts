/** Characters of the key's end that prove that it was kept: two groups of four. */
export const endLength = 8;

/** Whether `typed` is the shown key, or its end of at least two groups. White space doesn't count; the key's letters keep their case. */
export function matchesShownKey(typed: string, shown: string): boolean {
  const bare = typed.replace(/\s/g, "");
  return bare.length >= endLength && shown.replace(/\s/g, "").endsWith(bare);
}
