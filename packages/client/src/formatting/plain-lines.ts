import type { RichNode } from "../snapshots/rich-text.ts";

/** Elements that stand on lines of their own. */
const blocks: ReadonlySet<string> = new Set([
  "paragraph",
  "quote",
  "bullet-list",
  "ordered-list",
  "list-item",
  "heading",
  "table",
  "table-row",
  "code-block",
  "rule",
]);

/** The text of a tree in lines, without its form, and without what is hidden. */
export function plainLines(nodes: readonly RichNode[]): string {
  return nodes.map(written).join("").replace(/\n+/g, "\n").trim();
}

function written(node: RichNode): string {
  if (typeof node === "string") return node;
  const text = textOf(node);
  return blocks.has(node.kind) ? `\n${text}\n` : text;
}

function textOf(node: Exclude<RichNode, string>): string {
  switch (node.kind) {
    case "line-break":
      return "\n";
    case "rule":
      return "";
    case "person":
      return node.name;
    case "code-block":
    case "room":
      return node.text;
    case "spoiler":
      return "…";
    case "table-cell":
    case "table-head":
      return `${node.children.map(written).join("")} `;
    default:
      return node.children.map(written).join("");
  }
}
