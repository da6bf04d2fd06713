import type { RichNode } from "../snapshots/rich-text.ts";
import { elementNames } from "./element-names.ts";
import { addressOfPerson, addressOfRoom } from "./matrix-link.ts";

/** A formatted text as other clients take it (spec `org.matrix.custom.html`). */
export function writeHtml(nodes: readonly RichNode[]): string {
  return nodes.map(write).join("");
}

function write(node: RichNode): string {
  if (typeof node === "string") return escaped(node);
  switch (node.kind) {
    case "line-break":
      return "<br>";
    case "rule":
      return "<hr>";
    case "code-block": {
      const language = node.language === null ? "" : ` class="language-${escaped(node.language)}"`;
      return `<pre><code${language}>${escaped(node.text)}\n</code></pre>`;
    }
    case "link":
      return `<a href="${escaped(node.address)}">${writeHtml(node.children)}</a>`;
    case "person":
      return `<a href="${addressOfPerson(node.userId)}">${escaped(node.name)}</a>`;
    case "room":
      return `<a href="${addressOfRoom(node.room, node.eventId)}">${escaped(node.text)}</a>`;
    case "ordered-list":
      return `<ol${node.start === 1 ? "" : ` start="${node.start}"`}>${writeHtml(node.children)}</ol>`;
    case "spoiler":
      return `<span data-mx-spoiler="${escaped(node.reason ?? "")}">${writeHtml(node.children)}</span>`;
    default:
      return `<${elementNames[node.kind]}>${writeHtml(node.children)}</${elementNames[node.kind]}>`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
