import type { JsonObject } from "@conclave/base/json";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import { attachmentContentOf } from "../attachments/attachment-content.ts";
import { withoutReplyFallback } from "../formatting/reply-fallback.ts";
import { referenceOf, type SearchDocument } from "./search-document.ts";

/** Characters (UTF-16) of a text that are kept. */
const longestText = 8_000;

/** What is kept of an event; null for what is no message, or can't be read. */
export function documentOf(event: MatrixEvent): SearchDocument | null {
  const [roomId, eventId, sender] = [event.getRoomId(), event.getId(), event.getSender()];
  if (roomId === undefined || eventId?.startsWith("$") !== true || sender === undefined) return null;
  if (event.getType() !== "m.room.message" || event.isRedacted() || event.isDecryptionFailure()) return null;
  if (event.isRelation("m.replace")) return null;
  const found = textOf(event.getContent(), event.getWireContent());
  return found === null
    ? null
    : { roomId, reference: referenceOf(eventId), sender, timestamp: event.getTs(), ...found };
}

/** A new wording of a message: of which, by whom, and what. Null for any other event. */
export function editOf(
  event: MatrixEvent,
): { readonly roomId: string; readonly reference: string; readonly sender: string; readonly text: string } | null {
  if (!event.isRelation("m.replace") || event.isRedacted() || event.isDecryptionFailure()) return null;
  const [roomId, target, sender] = [event.getRoomId(), event.getRelation()?.event_id, event.getSender()];
  const content: JsonObject = event.getContent();
  const found = textOf((content["m.new_content"] ?? {}) as JsonObject, {});
  if (roomId === undefined || target === undefined || sender === undefined || found === null) return null;
  return { roomId, reference: referenceOf(target), sender, text: found.text };
}

function textOf(content: JsonObject, wire: JsonObject): Pick<SearchDocument, "text" | "file"> | null {
  const { msgtype, body } = content;
  if (typeof msgtype !== "string" || msgtype.startsWith("m.key.") || typeof body !== "string") return null;
  const attachment = attachmentContentOf(content);
  const text =
    attachment === null
      ? withoutReplyFallback(wire, body)
      : [attachment.name, attachment.caption].filter((part) => part !== null).join("\n");
  return text.trim() === "" ? null : { text: text.slice(0, longestText), file: attachment !== null };
}
