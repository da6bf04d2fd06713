import type { JsonObject } from "@conclave/base/json";
import type { AttachmentToSend } from "../commands.ts";
import type { Person } from "../snapshots/person.ts";
import type { QuotedMessage } from "../snapshots/quoted-message.ts";
import type { RichNode } from "../snapshots/rich-text.ts";
import type { AttachmentItem, ContentItem, TimelineItem } from "../snapshots/timeline-item.ts";
import type { QueuedSend, SendEntry } from "./send-queue.ts";

/** A queued message, with what is shown of it until its event comes back from the server. */
export interface RoomSend extends QueuedSend {
  readonly timestamp: number;
  readonly encrypted: boolean;
  /** The thread that it belongs to, or null. */
  readonly threadId: string | null;
  readonly content:
    | SentText
    /** A message of another room, sent on as it is; `body` stands for it until it comes back. */
    | { readonly kind: "forwarded"; readonly body: string }
    | { readonly kind: "attachment"; readonly attachment: AttachmentToSend }
    /** A file that was queued before a reload: its bytes are where it was uploaded to, or nowhere. */
    | { readonly kind: "kept-file"; readonly file: KeptFile };
  /** What is sent; null for a file that isn't uploaded. */
  readonly message: () => JsonObject | null;
}

export type KeptFile = Pick<
  AttachmentItem,
  "attachment" | "name" | "caption" | "contentType" | "size" | "dimensions" | "hasThumbnail"
>;

export interface SentText {
  readonly kind: "message";
  readonly body: string;
  readonly formatted: readonly RichNode[] | null;
  readonly style: "text" | "emote";
  /** The event id of what it answers, or null. */
  readonly replyTo: string | null;
  /** The event id of the message whose text it becomes, or null. */
  readonly edits: string | null;
}

/** The line of a message that the room's timeline does not have yet; null for an edit, which has none of its own. */
export function sendItem(
  { send, state, eventId }: SendEntry<RoomSend>,
  sender: Person,
  quoteOf: (eventId: string) => QuotedMessage,
): Extract<TimelineItem, { kind: "message" | "attachment" }> | null {
  const { content } = send;
  if (content.kind === "message" && content.edits !== null) return null;
  const base = {
    key: send.key,
    eventId,
    sender,
    own: true,
    timestamp: send.timestamp,
    continues: false,
    readBy: [],
    thread: null,
    replyTo: content.kind === "message" && content.replyTo !== null ? quoteOf(content.replyTo) : null,
    reactions: [],
    pinned: false,
    mentionsSelf: false,
    sending: state,
    security: send.encrypted ? "encrypted" : "clear",
  } as const satisfies ContentItem;
  if (content.kind === "kept-file") return { ...base, kind: "attachment", ...content.file };
  if (content.kind !== "attachment") {
    const { style, formatted } = content.kind === "message" ? content : ({ style: "text", formatted: null } as const);
    return { ...base, kind: "message", style, body: content.body, formatted, edited: false, pendingEdit: null };
  }
  const { attachment, name, bytes, dimensions, thumbnail } = content.attachment;
  return {
    ...base,
    kind: "attachment",
    attachment,
    name,
    caption: null,
    contentType: bytes.type === "" ? null : bytes.type,
    size: bytes.size,
    dimensions: dimensions ?? null,
    hasThumbnail: thumbnail !== undefined,
  };
}

/** Shows the edits that are on their way in the messages that they change. */
export function withPendingEdits<Item extends TimelineItem>(
  items: readonly Item[],
  entries: readonly SendEntry<RoomSend>[],
): readonly Item[] {
  const edits = new Map<string, { readonly entry: SendEntry<RoomSend>; readonly text: SentText }>();
  for (const entry of entries) {
    const { content } = entry.send;
    if (content.kind === "message" && content.edits !== null) edits.set(content.edits, { entry, text: content });
  }
  if (edits.size === 0) return items;
  return items.map((item) => {
    const edit = item.kind === "message" && item.eventId !== null ? edits.get(item.eventId) : undefined;
    if (edit === undefined) return item;
    const { body, formatted, style } = edit.text;
    const pendingEdit = { key: edit.entry.send.key, sending: edit.entry.state };
    return { ...item, body, formatted, style, edited: true, pendingEdit };
  });
}
