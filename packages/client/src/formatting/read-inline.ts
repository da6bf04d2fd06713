import type { RichElement, RichNode } from "../snapshots/rich-text.ts";
import { matrixLinkOf } from "./matrix-link.ts";
import type { NamedPerson } from "./named-person.ts";

/** Marks around a text, the longer ones first. */
const marks: readonly (readonly [mark: string, kind: RichElement])[] = [
  ["**", "strong"],
  ["__", "strong"],
  ["~~", "deleted"],
  ["*", "emphasis"],
  ["_", "emphasis"],
];

const escapable = /[\\`*_~[\]()#>+.!|@-]/;
const webAddress = /https?:\/\/[^\s<>]+/uy;

/** Reads the text of a block: marks, code, links, mentions. Whatever opens and never closes is text. */
export function readInline(text: string, people: readonly NamedPerson[]): readonly RichNode[] {
  const named = [...people].sort((left, right) => right.name.length - left.name.length);
  return read(text, named, 0);
}

function read(text: string, people: readonly NamedPerson[], depth: number): readonly RichNode[] {
  const nodes: RichNode[] = [];
  let plain = "";
  const push = (node: RichNode, next: number): number => {
    if (plain !== "") nodes.push(plain);
    plain = "";
    nodes.push(node);
    return next;
  };
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const found = depth > 8 ? null : construct(text, at, people, depth);
    if (found !== null) at = push(found.node, found.end);
    else if (character === "\\" && escapable.test(text.charAt(at + 1))) {
      plain += text.charAt(at + 1);
      at += 2;
    } else {
      // An address is taken whole: its underscores are no marks.
      webAddress.lastIndex = at;
      const address = character === "h" ? webAddress.exec(text)?.[0] : undefined;
      plain += address ?? character;
      at += address?.length ?? 1;
    }
  }
  if (plain !== "") nodes.push(plain);
  return nodes;
}

interface Found {
  readonly node: RichNode;
  readonly end: number;
}

function construct(text: string, at: number, people: readonly NamedPerson[], depth: number): Found | null {
  switch (text.charAt(at)) {
    case "\n":
      return { node: { kind: "line-break" }, end: at + 1 };
    case "`":
      return code(text, at);
    case "[":
      return link(text, at, people, depth);
    case "@":
      return mention(text, at, people);
    case "*":
    case "_":
    case "~":
      return marked(text, at, people, depth);
    case "|":
      return spoiler(text, at, people, depth);
    default:
      return null;
  }
}

function code(text: string, at: number): Found | null {
  const fence = /`+/y;
  fence.lastIndex = at;
  const ticks = fence.exec(text)?.[0] ?? "`";
  const close = text.indexOf(ticks, at + ticks.length);
  if (close < 0) return null;
  const inner = text.slice(at + ticks.length, close);
  return inner.trim() === "" ? null : { node: { kind: "code", children: [inner.trim()] }, end: close + ticks.length };
}

function marked(text: string, at: number, people: readonly NamedPerson[], depth: number): Found | null {
  for (const [mark, kind] of marks) {
    if (!text.startsWith(mark, at)) continue;
    const from = at + mark.length;
    // Between letters an underscore is part of a word, and a mark is not followed by a space.
    if (mark.startsWith("_") && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) continue;
    if (/^\s?$/.test(text.charAt(from))) continue;
    for (let close = text.indexOf(mark, from + 1); close > 0; close = text.indexOf(mark, close + 1)) {
      const end = close + mark.length;
      const after = text.charAt(end);
      if (/[\s\\]/.test(text.charAt(close - 1))) continue;
      if (mark.startsWith("_") && /[\p{L}\p{N}]/u.test(after)) continue;
      // The rest of a longer mark belongs to it.
      if (mark.length === 1 && (after === mark || text.charAt(close - 1) === mark)) continue;
      if (mark.length === 2 && after === mark.charAt(0)) continue;
      return { node: { kind, children: read(text.slice(from, close), people, depth + 1) }, end };
    }
  }
  return null;
}

function spoiler(text: string, at: number, people: readonly NamedPerson[], depth: number): Found | null {
  if (!text.startsWith("||", at)) return null;
  const close = text.indexOf("||", at + 3);
  if (close < 0) return null;
  const children = read(text.slice(at + 2, close), people, depth + 1);
  return { node: { kind: "spoiler", reason: null, children }, end: close + 2 };
}

function link(text: string, at: number, people: readonly NamedPerson[], depth: number): Found | null {
  const pattern = /\[([^\]\n]{1,500})\]\(([^\s()]{1,2000}(?:\([^\s()]*\))?[^\s()]*)\)/y;
  pattern.lastIndex = at;
  const [whole = "", label = "", address = ""] = pattern.exec(text) ?? [];
  if (whole === "") return null;
  const end = at + whole.length;
  const named = matrixLinkOf(address);
  if (named?.kind === "person") return { node: { kind: "person", userId: named.userId, name: label }, end };
  if (named?.kind === "room") return { node: { ...named, text: label }, end };
  const url = /^(?:https?|mailto):/i.test(address) ? URL.parse(address) : null;
  if (url === null) return null;
  return { node: { kind: "link", address: url.href, children: read(label, people, depth + 1) }, end };
}

function mention(text: string, at: number, people: readonly NamedPerson[]): Found | null {
  // An address such as a@b names nobody.
  if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return null;
  for (const { userId, name } of people) {
    if (text.startsWith(name, at + 1)) return { node: { kind: "person", userId, name }, end: at + 1 + name.length };
    if (text.startsWith(userId, at)) return { node: { kind: "person", userId, name }, end: at + userId.length };
  }
  return null;
}
