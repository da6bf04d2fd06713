import type { JsonObject } from "@conclave/base/json";
import { readHtml } from "../formatting/read-html.ts";
import type { RichNode } from "../snapshots/rich-text.ts";

/** A content is read once: a timeline is looked at again at each change of its room. */
const known = new WeakMap<JsonObject, readonly RichNode[] | null>();

/** The form of a message's text; null if it has none that is more than text. */
export function formattedText(content: JsonObject): readonly RichNode[] | null {
  const before = known.get(content);
  if (before !== undefined) return before;
  const markup = content["format"] === "org.matrix.custom.html" ? content["formatted_body"] : undefined;
  const nodes = typeof markup === "string" ? readHtml(markup) : null;
  const formatted = nodes?.some((node) => typeof node !== "string") ? nodes : null;
  known.set(content, formatted);
  return formatted;
}
