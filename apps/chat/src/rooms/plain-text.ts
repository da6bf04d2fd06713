/** A text without what doesn't matter when one looks for it: capitals, accents, width (Unicode NFKD). */
export function plainText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
