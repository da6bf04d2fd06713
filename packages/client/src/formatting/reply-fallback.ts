import { isJsonObject, type JsonObject } from "@conclave/base/json";

/**
 * The text of an answer (`content` is the event's, as it was sent) without the quotation that older clients put before it (spec v1.12 "Fallbacks for rich replies"): lines that begin
 * with `>`, the first of them with the sender's name.
 */
export function withoutReplyFallback(content: JsonObject, body: string): string {
  if (!body.startsWith("> ") || replyTarget(content) === null) return body;
  const lines = body.split("\n");
  if (!/^> (?:\* )?<@[^>]+>/.test(lines[0] ?? "")) return body;
  const first = lines.findIndex((line) => !line.startsWith(">"));
  if (first < 0) return body;
  return lines.slice(lines[first] === "" ? first + 1 : first).join("\n");
}

/** The event id that a message answers; null if it answers none, or only stands behind another one of its thread. */
export function replyTarget(content: JsonObject): string | null {
  const relation = content["m.relates_to"];
  if (!isJsonObject(relation) || relation["is_falling_back"] === true) return null;
  const reply = relation["m.in_reply_to"];
  const eventId = isJsonObject(reply) ? reply["event_id"] : undefined;
  return typeof eventId === "string" ? eventId : null;
}
