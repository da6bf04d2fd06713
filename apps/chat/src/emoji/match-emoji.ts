import type { Emoji } from "./emoji.ts";

/** The emoji that hold every word of `typed`: those whose name is it, then those whose name begins with it, then the others. */
export function matchesEmoji(all: readonly Emoji[], typed: string): readonly Emoji[] {
  const text = typed.trim().toLowerCase().replace(/^:|:$/g, "").replaceAll("_", " ");
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = ({ english, chinese }: Emoji) => {
    const names = [english.toLowerCase(), chinese];
    if (names.includes(text)) return 0;
    return names.some((name) => name.startsWith(text)) ? 1 : 2;
  };
  return all
    .filter((emoji) => words.every((word) => emoji.words.includes(word)))
    .map((emoji, index) => ({ emoji, index, rank: rank(emoji) }))
    .sort((left, right) => left.rank - right.rank || left.index - right.index)
    .map(({ emoji }) => emoji);
}
