import type { RichNode } from "../snapshots/rich-text.ts";
import type { NamedPerson } from "./named-person.ts";
import { readInline } from "./read-inline.ts";

/** What begins a line that is more than text. */
const patterns = {
  fence: /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]{0,30})\s*$/,
  heading: /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/,
  rule: /^ {0,3}(?:-\s*){3,}$|^ {0,3}(?:\*\s*){3,}$/,
  quote: /^ {0,3}> ?(.*)$/,
  item: /^( {0,3})(?:([-*+])|(\d{1,6})[.)])\s+(.*)$/,
} as const;

/** The deepest that quotes and lists go. */
const deepest = 6;

/**
 * Reads what a person typed as Markdown: the part of CommonMark that people write in chats. A line break is one. `people` become mentions
 * where the text names them with an `@`.
 */
export function readMarkdown(text: string, people: readonly NamedPerson[] = []): readonly RichNode[] {
  return readBlocks(text.replace(/\r\n?/g, "\n").split("\n"), people, 0);
}

function readBlocks(lines: readonly string[], people: readonly NamedPerson[], depth: number): readonly RichNode[] {
  const blocks: RichNode[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const fence = patterns.fence.exec(line);
    const heading = patterns.heading.exec(line);
    if (line.trim() === "") at++;
    else if (fence !== null) {
      const end = endOfFence(lines, at, fence[1] ?? "```");
      blocks.push({ kind: "code-block", language: fence[2] || null, text: lines.slice(at + 1, end).join("\n") });
      at = end + 1;
    } else if (heading !== null) {
      blocks.push({ kind: "heading", children: readInline(heading[1] ?? "", people) });
      at++;
    } else if (patterns.rule.test(line)) {
      blocks.push({ kind: "rule" });
      at++;
    } else if (depth < deepest && patterns.quote.test(line)) {
      const end = endOf(lines, at, (next) => patterns.quote.test(next));
      const inner = lines.slice(at, end).map((quoted) => patterns.quote.exec(quoted)?.[1] ?? "");
      blocks.push({ kind: "quote", children: readBlocks(inner, people, depth + 1) });
      at = end;
    } else if (depth < deepest && patterns.item.test(line)) {
      const end = endOf(lines, at, (next) => patterns.item.test(next) || /^\s{2,}\S/.test(next));
      blocks.push(readList(lines.slice(at, end), people, depth));
      at = end;
    } else {
      const end = endOf(lines, at, (next) => next.trim() !== "" && !beginsBlock(next, depth));
      blocks.push({ kind: "paragraph", children: readInline(lines.slice(at, end).join("\n"), people) });
      at = end;
    }
  }
  return blocks;
}

function beginsBlock(line: string, depth: number): boolean {
  const { fence, heading, rule, quote, item } = patterns;
  return (
    fence.test(line) ||
    heading.test(line) ||
    rule.test(line) ||
    (depth < deepest && (quote.test(line) || item.test(line)))
  );
}

/** The first line after `from` that doesn't go on as `goesOn` says. */
function endOf(lines: readonly string[], from: number, goesOn: (line: string) => boolean): number {
  let end = from + 1;
  while (end < lines.length && goesOn(lines[end] ?? "")) end++;
  return end;
}

/** The line that closes a fence; the end, where none does. */
function endOfFence(lines: readonly string[], from: number, fence: string): number {
  const mark = fence.charAt(0);
  for (let end = from + 1; end < lines.length; end++) {
    const line = (lines[end] ?? "").trim();
    if (line.length >= fence.length && line === mark.repeat(line.length)) return end;
  }
  return lines.length;
}

function readList(lines: readonly string[], people: readonly NamedPerson[], depth: number): RichNode {
  const first = patterns.item.exec(lines[0] ?? "");
  const ordered = first?.[3] !== undefined;
  const indent = first?.[1]?.length ?? 0;
  const items: string[][] = [];
  for (const line of lines) {
    const item = patterns.item.exec(line);
    if (item !== null && (item[1]?.length ?? 0) <= indent + 1) items.push([item[4] ?? ""]);
    else items.at(-1)?.push(line.replace(/^\s{2,4}/, ""));
  }
  const children = items.map(
    (item): RichNode => ({ kind: "list-item", children: tight(readBlocks(item, people, depth + 1)) }),
  );
  return ordered
    ? { kind: "ordered-list", start: Number(first?.[3] ?? 1), children }
    : { kind: "bullet-list", children };
}

/** An item of one paragraph needs none around its text. */
function tight(blocks: readonly RichNode[]): readonly RichNode[] {
  return blocks.flatMap((block) =>
    typeof block === "object" && block.kind === "paragraph" ? block.children : [block],
  );
}
