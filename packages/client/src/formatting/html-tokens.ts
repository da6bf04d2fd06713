/** A piece of markup. Names are in small letters; values have their entities replaced. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "close"; readonly name: string };

/** No value holds a `<`, so that looking for the end of a tag never goes past the next one: the work is linear in the length. */
const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9-]{0,31})((?:"[^"<]*"|'[^'<]*'|[^"'<>])*)>|<!--[\s\S]*?(?:-->|$)/g;
const attribute = /([a-zA-Z][a-zA-Z0-9-]{0,63})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;

/** Cuts markup into tokens. What doesn't look exactly like a tag is text; comments are nothing. */
export function* htmlTokens(markup: string): Generator<HtmlToken> {
  let from = 0;
  for (const match of markup.matchAll(tag)) {
    if (match.index > from) yield { kind: "text", text: withoutEntities(markup.slice(from, match.index)) };
    from = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    if (match[1] === "/") yield { kind: "close", name };
    else yield { kind: "open", name, attributes: attributesOf(match[3] ?? "") };
  }
  if (from < markup.length) yield { kind: "text", text: withoutEntities(markup.slice(from)) };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase();
    // As browsers do it: of two the first counts.
    if (!attributes.has(key)) attributes.set(key, withoutEntities(double ?? single ?? bare ?? ""));
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  laquo: "«",
  raquo: "»",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  times: "×",
  middot: "·",
  copy: "©",
  reg: "®",
  euro: "€",
};

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal, hex, name) => {
    if (typeof name === "string") return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const point = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : "\ufffd";
  });
}
