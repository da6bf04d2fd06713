import type { Emoji } from "./emoji.ts";
import table from "./emoji.tsv?raw";
import { matchesEmoji } from "./match-emoji.ts";

/** The groups, in the order in which they are shown. */
export const emojiGroups = [
  "smileys",
  "people",
  "nature",
  "food",
  "travel",
  "activities",
  "objects",
  "symbols",
  "flags",
] as const;

export type EmojiGroup = (typeof emojiGroups)[number];

/** Every emoji by group, as `emoji.tsv` has them (see SOURCE.md). */
export const emojiByGroup: ReadonlyMap<EmojiGroup, readonly Emoji[]> = readTable(table);

/** The emoji that hold every word of `typed`, those whose name begins with it first. */
export function findEmoji(typed: string, most: number): readonly Emoji[] {
  return matchesEmoji([...emojiByGroup.values()].flat(), typed).slice(0, most);
}

function readTable(text: string): Map<EmojiGroup, Emoji[]> {
  const groups = new Map<EmojiGroup, Emoji[]>();
  let group: Emoji[] = [];
  for (const line of text.split("\n")) {
    const title = emojiGroups.find((name) => line === `# ${name}`);
    const [symbol = "", english = "", chinese = "", ...tags] = line.split("\t");
    if (title !== undefined) {
      group = [];
      groups.set(title, group);
    } else if (english !== "") {
      group.push({ symbol, english, chinese, words: [english, chinese, ...tags].join(" ").toLowerCase() });
    }
  }
  return groups;
}
