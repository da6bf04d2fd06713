import type { AttachmentToSend } from "../commands.ts";
import type { Person } from "../snapshots/person.ts";
import type { EventItem, TimelineItem } from "../snapshots/timeline-item.ts";
import type { QueuedSend, SendEntry } from "./send-queue.ts";

/** A queued message, with what is shown of it until its event comes back from the server. */
export interface RoomSend extends QueuedSend {
  readonly timestamp: number;
  readonly encrypted: boolean;
  readonly content:
    | { readonly kind: "message"; readonly body: string }
    | { readonly kind: "attachment"; readonly attachment: AttachmentToSend };
}

/** The line of a message that the room's timeline does not have yet. */
export function sendItem(
  { send, state, eventId }: SendEntry<RoomSend>,
  sender: Person,
): Extract<TimelineItem, { kind: "message" | "attachment" }> {
  const base: EventItem = {
    key: send.key,
    eventId,
    sender,
    own: true,
    timestamp: send.timestamp,
    continues: false,
    readBy: [],
  };
  const security = send.encrypted ? "encrypted" : "clear";
  if (send.content.kind === "message") {
    return {
      ...base,
      kind: "message",
      style: "text",
      body: send.content.body,
      edited: false,
      sending: state,
      security,
    };
  }
  const { attachment, name, bytes, dimensions, thumbnail } = send.content.attachment;
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
    sending: state,
    security,
  };
}
