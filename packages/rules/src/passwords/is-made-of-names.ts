/** Digits, and what people put between words; letters and pictures are neither. */
const between = /[\p{N}\p{P}\p{Z}\p{Sm}\p{Sc}\p{Sk}\s]+/u;

/**
 * Whether a text is nothing but words of the names, in any order and number, whatever digits and separators are around them:
 * "Harbour olive 7" of "harbour" and "olive". One without any name, as of digits alone, is not.
 *
 * @param text and `names` in lower case.
 */
export function isMadeOfNames(text: string, names: readonly string[]): boolean {
  const words = names.flatMap((name) => name.split(between)).filter((word) => word !== "");
  const rest = text.split(between).join("");
  // Where, from the start, words can end: each way to take the text apart is looked at once.
  const ends = new Set([0]);
  for (const end of ends) {
    for (const word of words) if (rest.startsWith(word, end)) ends.add(end + word.length);
  }
  return rest !== "" && ends.has(rest.length);
}
