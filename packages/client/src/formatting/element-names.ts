import type { RichElement } from "../snapshots/rich-text.ts";

/** The HTML element of each kind of formatted text that has no more to say than its kind. */
export const elementNames = {
  strong: "strong",
  emphasis: "em",
  deleted: "del",
  underlined: "u",
  code: "code",
  subscript: "sub",
  superscript: "sup",
  paragraph: "p",
  quote: "blockquote",
  "bullet-list": "ul",
  "list-item": "li",
  heading: "h3",
  table: "table",
  "table-row": "tr",
  "table-head": "th",
  "table-cell": "td",
} as const satisfies Readonly<Record<RichElement, string>>;
