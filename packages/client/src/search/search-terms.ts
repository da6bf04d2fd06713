import { foldText, foldWithPlaces } from "./fold-text.ts";

/** A part of what is searched for. */
export interface SearchTerm {
  /** Folded. */
  readonly text: string;
  /** It may stand anywhere, as the characters of languages without spaces do; else only where a word begins. */
  readonly anywhere: boolean;
}

/** Characters of languages that put no spaces between words: Chinese, Japanese, Thai and their kin. */
const spaceless =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}/u;
const runs = new RegExp(`(?:${spaceless.source})+|(?:(?!${spaceless.source})[\\p{L}\\p{N}_])+`, "gu");
const wordCharacter = /[\p{L}\p{N}_]/u;
const most = 12;

/** The parts of a typed query, all of which a message must have: words by their beginnings, runs of Chinese characters as they are. */
export function searchTerms(query: string): readonly SearchTerm[] {
  const found = foldText(query).match(runs) ?? [];
  return [...new Set(found)].slice(0, most).map((text) => ({ text, anywhere: spaceless.test(text) }));
}

/** Whether a folded text has all the terms. */
export function hasTerms(folded: string, terms: readonly SearchTerm[]): boolean {
  return terms.every((term) => placeOf(folded, term, 0) >= 0);
}

/** Where a term stands in a folded text at or behind `from`; -1 if nowhere. */
function placeOf(folded: string, { text, anywhere }: SearchTerm, from: number): number {
  let at = folded.indexOf(text, from);
  while (at > 0 && !anywhere && !beginsWord(folded, at)) at = folded.indexOf(text, at + 1);
  return at;
}

function beginsWord(folded: string, at: number): boolean {
  const before = folded.charCodeAt(at - 1);
  // Letters and digits of ASCII are nearly all that stands there, and need no look into the tables of Unicode.
  if ((before >= 97 && before <= 122) || (before >= 48 && before <= 57)) return false;
  if (before < 128) return before !== 95;
  const character = folded.charAt(at - 1);
  return !wordCharacter.test(character) || spaceless.test(character);
}

/** The places (UTF-16, begin and end) in `text` where terms stand, in order, none of which overlap. */
export function termPlaces(text: string, terms: readonly SearchTerm[]): readonly (readonly [number, number])[] {
  const { folded, places } = foldWithPlaces(text);
  const all: [number, number][] = [];
  for (const term of terms) {
    for (let at = placeOf(folded, term, 0); at >= 0; at = placeOf(folded, term, at + term.text.length)) {
      all.push([places[at] ?? 0, places[at + term.text.length] ?? text.length]);
    }
  }
  const ordered = all.sort(([left], [right]) => left - right);
  return ordered.filter(([begin], index) => ordered.slice(0, index).every(([, end]) => end <= begin));
}
