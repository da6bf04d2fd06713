import type { RichElement, RichNode } from "../snapshots/rich-text.ts";
import { htmlTokens } from "./html-tokens.ts";
import { matrixLinkOf } from "./matrix-link.ts";

/** Characters, elements and depth of one formatted text; what is beyond is left out. */
export const richTextLimits = { characters: 65_536, elements: 4_000, depth: 24 } as const;

const elements: Readonly<Record<string, RichElement>> = {
  b: "strong",
  strong: "strong",
  i: "emphasis",
  em: "emphasis",
  s: "deleted",
  del: "deleted",
  strike: "deleted",
  u: "underlined",
  sub: "subscript",
  sup: "superscript",
  code: "code",
  p: "paragraph",
  div: "paragraph",
  blockquote: "quote",
  ul: "bullet-list",
  li: "list-item",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  table: "table",
  tr: "table-row",
  th: "table-head",
  td: "table-cell",
};

/** Elements whose content is nobody's to see: the old reply fallback, and what browsers would run or load. */
const silent = new Set([
  "mx-reply",
  "script",
  "style",
  "template",
  "iframe",
  "object",
  "noscript",
  "title",
  "head",
  "svg",
  "math",
]);

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: RichNode[];
}

/**
 * Reads the markup of a message (spec `org.matrix.custom.html`) as a tree of what is allowed. Any other element is left out and its content
 * kept; attributes, images and addresses that are not of the web or of Matrix disappear. Never throws.
 */
export function readHtml(markup: string): readonly RichNode[] {
  const root: Open = { name: "", attributes: new Map(), children: [] };
  const stack: Open[] = [root];
  let count = 0;
  let silence: { readonly name: string; depth: number } | null = null;

  const top = () => stack.at(-1) ?? root;
  const closeTop = () => {
    const closed = stack.pop();
    if (closed !== undefined && closed !== root) top().children.push(...nodesOf(closed));
  };
  const closeTo = (names: readonly string[], notBeyond: readonly string[]) => {
    for (let at = stack.length - 1; at > 0; at--) {
      const name = stack[at]?.name ?? "";
      if (names.includes(name)) {
        while (stack.length > at) closeTop();
        return;
      }
      if (notBeyond.includes(name)) return;
    }
  };

  for (const token of htmlTokens(markup.slice(0, richTextLimits.characters))) {
    if (silence !== null) {
      if (token.kind === "open" && token.name === silence.name) silence.depth++;
      if (token.kind === "close" && token.name === silence.name && --silence.depth === 0) silence = null;
    } else if (token.kind === "text") {
      if (count <= richTextLimits.elements) top().children.push(token.text);
    } else if (token.kind === "close") {
      closeTo([token.name], []);
    } else if (silent.has(token.name)) {
      silence = { name: token.name, depth: 1 };
    } else if (++count > richTextLimits.elements) {
      break;
    } else if (token.name === "br") {
      top().children.push({ kind: "line-break" });
    } else if (token.name === "hr") {
      top().children.push({ kind: "rule" });
    } else if (token.name === "img") {
      // Images of other people's choosing would be fetched from wherever; their description is enough.
      top().children.push(token.attributes.get("alt") ?? "");
    } else if (!voidNames.has(token.name)) {
      // What people leave open.
      if (token.name === "li") closeTo(["li"], ["ul", "ol"]);
      if (token.name === "p") closeTo(["p"], ["blockquote", "li", "div"]);
      if (stack.length <= richTextLimits.depth) stack.push({ ...token, children: [] });
    }
  }
  while (stack.length > 1) closeTop();
  return root.children;
}

const voidNames = new Set(["input", "meta", "link", "base", "source", "track", "wbr", "area", "col", "embed", "param"]);

function nodesOf({ name, attributes, children }: Open): readonly RichNode[] {
  if (name === "a") return linkNodes(attributes.get("href") ?? "", children);
  if (name === "pre") return [codeBlock(children)];
  if (name === "ol") return [{ kind: "ordered-list", start: startOf(attributes.get("start")), children }];
  if (name === "span" && attributes.has("data-mx-spoiler")) {
    return [{ kind: "spoiler", reason: attributes.get("data-mx-spoiler") || null, children }];
  }
  if (name === "code") {
    const language = /^language-([\w+#.-]{1,30})$/.exec(attributes.get("class") ?? "")?.[1] ?? null;
    // Its language matters where a block is around it, and is read from there.
    return [
      language === null ? { kind: "code", children } : { kind: "code-block", language, text: plainText(children) },
    ];
  }
  const kind = Object.hasOwn(elements, name) ? elements[name] : undefined;
  return kind === undefined ? children : [{ kind, children }];
}

function linkNodes(address: string, children: readonly RichNode[]): readonly RichNode[] {
  const named = matrixLinkOf(address);
  const text = plainText(children).trim();
  if (named?.kind === "person") return [{ kind: "person", userId: named.userId, name: text || named.userId }];
  if (named?.kind === "room") return [{ ...named, text: text || named.room }];
  const url = /^(?:https?|mailto):/i.test(address) ? URL.parse(address) : null;
  // A link within a link leads to the inner one.
  if (url === null || text === "" || children.some(isLink)) return children;
  return [{ kind: "link", address: url.href, children }];
}

function isLink(node: RichNode): boolean {
  if (typeof node === "string") return false;
  return node.kind === "link" || ("children" in node && node.children.some(isLink));
}

function codeBlock(children: readonly RichNode[]): RichNode {
  const inner = children.find((child) => typeof child === "object" && child.kind === "code-block");
  const language = typeof inner === "object" && inner.kind === "code-block" ? inner.language : null;
  return { kind: "code-block", language, text: plainText(children).replace(/\n$/, "") };
}

function startOf(value: string | undefined): number {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : 1;
}

/** The text of a tree, without its form. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      if (node.kind === "line-break") return "\n";
      if (node.kind === "person") return node.name;
      if (node.kind === "code-block" || node.kind === "room") return node.text;
      return "children" in node ? plainText(node.children) : "";
    })
    .join("");
}
