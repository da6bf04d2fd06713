/**
 * Texts as bytes that compress well: the most frequent characters (UTF-16 units) of all of them take one byte, nearly all others two. UTF-8 spends three on
 * a Chinese one, of which no compressor makes less than the rank says.
 */
export interface PackedText {
  /** The characters, the most frequent first. */
  readonly alphabet: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Ranks that one byte tells; the first byte of two tells the others, and the last first byte is followed by two. */
const single = 224;
const double = 31 * 256;
const beyond = 255;

export function packText(text: string): PackedText {
  const frequencies = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    frequencies.set(unit, (frequencies.get(unit) ?? 0) + 1);
  }
  const units = [...frequencies].sort(([, left], [, right]) => right - left).map(([unit]) => unit);
  const ranks = new Map(units.map((unit, rank) => [unit, rank]));
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const rank = ranks.get(text.charCodeAt(at)) ?? 0;
    if (rank < single) bytes[length++] = rank;
    else if (rank < single + double) {
      bytes[length++] = single + ((rank - single) >> 8);
      bytes[length++] = (rank - single) & 255;
    } else {
      bytes[length++] = beyond;
      bytes[length++] = (rank - single - double) >> 8;
      bytes[length++] = (rank - single - double) & 255;
    }
  }
  return { alphabet: units.map((unit) => String.fromCharCode(unit)).join(""), bytes: bytes.slice(0, length) };
}

/** The text again. */
export function unpackText({ alphabet, bytes }: PackedText): string {
  let text = "";
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] ?? 0;
    let rank = first;
    if (first === beyond) rank = single + double + ((bytes[++at] ?? 0) << 8) + (bytes[++at] ?? 0);
    else if (first >= single) rank = single + ((first - single) << 8) + (bytes[++at] ?? 0);
    text += alphabet.charAt(rank);
  }
  return text;
}
