import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { attachmentContentOf } from "../attachments/attachment-content.ts";
import { plainLines } from "../formatting/plain-lines.ts";
import { withoutReplyFallback } from "../formatting/reply-fallback.ts";
import type { MessagePreview } from "../snapshots/room-list-snapshot.ts";
import { isRelationToAnother } from "../timeline/event-kinds.ts";
import { formattedText } from "../timeline/formatted-text.ts";
import { personOf } from "./person-of.ts";

const previewLength = 200;

/** The newest message of the room that is loaded, in its threads or outside of them; or null. */
export function messagePreview(room: Room): MessagePreview | null {
  let newest = lastPreview(room);
  for (const thread of room.getThreads()) {
    const reply = thread.replyToEvent;
    if (reply === null || reply.getTs() <= (newest?.timestamp ?? 0)) continue;
    newest = previewOf(room, reply) ?? newest;
  }
  return newest;
}

function lastPreview(room: Room): MessagePreview | null {
  const events = room.getLiveTimeline().getEvents();
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index];
    const preview = event === undefined ? null : previewOf(room, event);
    if (preview !== null) return preview;
  }
  return null;
}

/** An event in one line, with who sent it and when; null if it has none. */
export function previewOf(room: Room, event: MatrixEvent): MessagePreview | null {
  const content = previewContent(event);
  if (content === null) return null;
  const sender = event.getSender() ?? "";
  return { sender: personOf(room, sender), own: sender === room.myUserId, timestamp: event.getTs(), content };
}

/** An event in one line; null if it has none. */
export function previewContent(event: MatrixEvent): MessagePreview["content"] | null {
  if (isRelationToAnother(event)) return null;
  if (event.isRedacted()) return event.isState() ? null : { kind: "removed" };
  if (event.isDecryptionFailure()) return { kind: "undecryptable" };
  if (event.getType() !== "m.room.message") return null;
  return contentPreview(event.getContent(), event.getWireContent());
}

/** The new wording of a message in one line, of the event that edits it; null for any other event. */
export function editPreview(event: MatrixEvent): MessagePreview["content"] | null {
  if (!event.isRelation("m.replace") || event.isRedacted() || event.getType() !== "m.room.message") return null;
  const content: unknown = event.getContent()["m.new_content"];
  return isJsonObject(content) ? contentPreview(content, {}) : null;
}

function contentPreview(content: JsonObject, wire: JsonObject): MessagePreview["content"] | null {
  if (content["msgtype"] === "m.key.verification.request") return null;
  const attachment = attachmentContentOf(content);
  if (attachment !== null) return { kind: "attachment", attachment: attachment.attachment, name: attachment.name };
  const { body } = content;
  if (typeof body !== "string") return null;
  const formatted = formattedText(content);
  return {
    kind: "text",
    text: firstLine(formatted === null ? withoutReplyFallback(wire, body) : plainLines(formatted)),
  };
}

function firstLine(body: string): string {
  return body.trim().split("\n", 1)[0]?.slice(0, previewLength) ?? "";
}
