/**
 * A text as it is compared: without case, marks and variants of width (Unicode NFKD), so that "Zoë" is found as "zoe" and "ＡＢＣ" as "abc".
 */
export function foldText(text: string): string {
  // Most texts of the Latin alphabet have nothing to decompose, and most of the time goes into looking.
  return isPlain.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const isPlain = /^[\t\n\r -~\u4e00-\u9fff\u3000-\u3002]*$/u;

/** The folded text, and for each of its characters (UTF-16) where in `text` it came from; one more for the end. */
export function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldText(character);
    for (let index = 0; index < piece.length; index++) places.push(at);
    folded += piece;
    at += character.length;
  }
  return { folded, places: [...places, at] };
}
