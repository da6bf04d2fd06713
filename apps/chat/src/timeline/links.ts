/** A piece of a text: a link, or what is between links. */
export type TextPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly address: string };

const candidate = /\bhttps?:\/\/[^\s<>"'`\u2066-\u2069\u202a-\u202e\u3000-\u303f\uff01-\uff5e]+/giu;

/**
 * Finds the web addresses in a text. Only `http` and `https` become links; punctuation that ends a sentence, and a bracket that was opened
 * before the address, stay outside.
 */
export function textPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const found = withoutTail(match[0]);
    if (!isWebAddress(found)) continue;
    if (match.index > from) pieces.push({ kind: "text", text: text.slice(from, match.index) });
    pieces.push({ kind: "link", text: found, address: found });
    from = match.index + found.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

function withoutTail(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const opening = { ")": "(", "]": "[", "}": "{" }[last];
    const inside = address.slice(0, end);
    const unopened = opening !== undefined && inside.split(opening).length < inside.split(last).length;
    if (!/[.,;:!?*_~]/.test(last) && !unopened) break;
    end--;
  }
  return address.slice(0, end);
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== "";
}
