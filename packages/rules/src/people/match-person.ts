/** A person as they can be looked for. */
export interface Findable {
  readonly userId: string;
  readonly displayName: string | undefined;
}

/**
 * How well a person answers to what was looked for: 0 for a name that it is, 1 for one that begins with it, 2 for one in
 * which each of its words begins a word, 3 for one that holds each of them somewhere. Undefined for no answer.
 *
 * Letter case and form don't matter, and in names without spaces between words, as Chinese ones, every place is as good.
 */
export function matchPerson(person: Findable, term: string): number | undefined {
  const wanted = foldText(term).replace(/^@/, "");
  const words = wordsOf(wanted);
  if (words.length === 0) return undefined;
  const names = [person.userId.slice(1), person.userId.slice(1).replace(/:.*$/s, ""), person.displayName ?? ""]
    .map(foldText)
    .filter((name) => name !== "");
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const beginnings = names.flatMap(wordsOf);
  if (words.every((word) => beginnings.some((beginning) => beginning.startsWith(word)))) return 2;
  return words.every((word) => names.some((name) => name.includes(word))) ? 3 : undefined;
}

/** A text as it is compared: one form a character (NFKC), lower case, without space around it. */
function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s.,:;_'"()[\]/+=-]+/u).filter((word) => word !== "");
}
