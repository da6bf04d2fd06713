const hues = 8;

/** One of the eight avatar colours, 1 to 8, always the same for the same identifier. */
export function avatarHue(id: string): number {
  // FNV-1a; its high bits are the well mixed ones.
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((((hash >>> 16) ^ hash) >>> 0) % hues) + 1;
}

/**
 * What stands for a name: the first letters of its first and last word, or one character of a name in Chinese, Japanese or
 * Korean writing, where a single character says enough. Of an identifier only the local part counts.
 */
export function initialsOf(name: string): string {
  const words = name
    .replace(/^[@#!]([^:]+):.*$/, "$1")
    .trim()
    .split(/[\s._-]+/)
    .filter((word) => word !== "");
  const first = firstGrapheme(words[0] ?? "");
  if (first === "") return "?";
  if (words.length < 2 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first))
    return first;
  return first + firstGrapheme(words.at(-1) ?? "");
}

function firstGrapheme(word: string): string {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word)) {
    return segment.toUpperCase();
  }
  return "";
}
