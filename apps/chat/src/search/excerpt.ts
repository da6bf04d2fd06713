/** A piece of a text; `found`: it is what was searched for. */
export interface ExcerptPiece {
  readonly text: string;
  readonly found: boolean;
}

/** Characters (UTF-16) before the first find, and of the whole. */
const before = 60;
const most = 300;

/** The part of a text around what was found in it, at `places` (begin and end, in order), in pieces. */
export function excerpt(text: string, places: readonly (readonly [number, number])[]): readonly ExcerptPiece[] {
  const first = places[0]?.[0] ?? 0;
  const begin = first <= before ? 0 : text.lastIndexOf(" ", first - before) + 1 || first - before;
  const end = Math.min(text.length, begin + most);
  const pieces: ExcerptPiece[] = begin > 0 ? [{ text: "… ", found: false }] : [];
  let at = begin;
  for (const [from, to] of places) {
    if (from >= end) break;
    pieces.push(
      { text: text.slice(at, from), found: false },
      { text: text.slice(from, Math.min(to, end)), found: true },
    );
    at = Math.min(to, end);
  }
  pieces.push({ text: text.slice(at, end), found: false });
  if (end < text.length) pieces.push({ text: " …", found: false });
  return pieces.filter((piece) => piece.text !== "");
}
