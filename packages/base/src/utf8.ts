/** How many bytes a well-formed text takes as UTF-8; half of a surrogate pair counts three, as its replacement would. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // A whole pair is two units and four bytes: two more than counted, one for each half.
    if (unit < 0x800 || isHalfOfPair(text, index, unit)) length += 1;
    else length += 2;
  }
  return length;
}

function isHalfOfPair(text: string, index: number, unit: number): boolean {
  if (unit >= 0xd800 && unit < 0xdc00) return isBetween(text.charCodeAt(index + 1), 0xdc00, 0xe000);
  return unit >= 0xdc00 && unit < 0xe000 && isBetween(text.charCodeAt(index - 1), 0xd800, 0xdc00);
}

function isBetween(unit: number, from: number, below: number): boolean {
  return unit >= from && unit < below;
}
