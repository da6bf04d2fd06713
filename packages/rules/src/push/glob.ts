/**
 * Glob matching as the specification has it: `*` for any characters or none, `?` for exactly one, without regard to case
 * (spec appendix "Glob-style matching"). No regular expression is built: patterns and texts come from different people, and
 * backtracking would let one stop the server with a dozen stars. This takes time proportional to pattern times text at worst.
 */
export function globMatchesWhole(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern.toLowerCase() === text.toLowerCase();
  return matches(pattern, text, { startsAt: (index) => index === 0, endsAt: (index, length) => index === length });
}

/** The same for any part of the text that starts and ends at a word's boundary (spec "event_match", `content.body`). */
export function globMatchesWords(pattern: string, text: string): boolean {
  return matches(pattern, text, {
    startsAt: (index, characters) => index === 0 || !isWord(characters[index - 1]),
    endsAt: (index, length, characters) => index === length || !isWord(characters[index]),
  });
}

interface Edges {
  startsAt(index: number, characters: readonly string[]): boolean;
  endsAt(index: number, length: number, characters: readonly string[]): boolean;
}

/**
 * The pieces between the stars are found one after the other, each as early as possible: an early find never spoils a later
 * one, since a star takes up any distance.
 */
function matches(pattern: string, text: string, edges: Edges): boolean {
  const characters = Array.from(text.toLowerCase());
  const pieces = pattern
    .toLowerCase()
    .split("*")
    .map((piece) => Array.from(piece));
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0;
    const isLast = index === pieces.length - 1;
    const found = findPiece(piece, characters, from, (at) => {
      if (isFirst && !edges.startsAt(at, characters)) return false;
      return !isLast || edges.endsAt(at + piece.length, characters.length, characters);
    });
    if (found === undefined) return false;
    from = found + piece.length;
  }
  return true;
}

function findPiece(
  piece: readonly string[],
  characters: readonly string[],
  from: number,
  isPlace: (at: number) => boolean,
): number | undefined {
  for (let at = from; at + piece.length <= characters.length; at++) {
    if (isPlace(at) && piece.every((wanted, offset) => wanted === "?" || wanted === characters[at + offset])) return at;
  }
  return undefined;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^[A-Za-z0-9_]$/.test(character);
}
