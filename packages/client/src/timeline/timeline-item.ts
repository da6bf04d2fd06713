import { DecryptionFailureCode } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { Thread } from "matrix-js-sdk/lib/models/thread.js";
import { attachmentContentOf } from "../attachments/attachment-content.ts";
import { withoutReplyFallback } from "../formatting/reply-fallback.ts";
import { personOf } from "../rooms/person-of.ts";
import type { ThreadSummary } from "../snapshots/thread-summary.ts";
import type { EventItem, MessageSecurity, TimelineItem, UndecryptableItem } from "../snapshots/timeline-item.ts";
import type { ContentParts } from "./content-parts.ts";
import { isRelationToAnother } from "./event-kinds.ts";
import { formattedText } from "./formatted-text.ts";
import { roomNotice } from "./room-notice.ts";

/** What an item is made from, besides its event. */
export interface Surroundings {
  /** Gives what hangs on something that was said. */
  readonly partsOf: (event: MatrixEvent) => ContentParts;
  /** Gives the thread that an event began. */
  readonly threadOf: (eventId: string) => ThreadSummary | null;
  /** This device can't open the backup now, whatever it was like when decryption was last tried. */
  readonly locked: boolean;
}

/** What an event of a room's timeline shows; null if it has no line. `key` is its name in the timeline. */
export function timelineItem(
  room: Room,
  event: MatrixEvent,
  key: string,
  security: MessageSecurity,
  { partsOf, threadOf, locked }: Surroundings,
): TimelineItem | null {
  if (isRelationToAnother(event)) return null;
  const base = eventItem(room, event, key, threadOf(event.getId() ?? ""));
  if (event.isRedacted()) {
    if (event.isState()) return null;
    const removedBy = event.getUnsigned().redacted_because?.sender;
    return { ...base, kind: "removed", removedBy: removedBy === undefined ? null : personOf(room, removedBy) };
  }
  if (event.isState()) {
    const notice = roomNotice(room, event);
    return notice === null ? null : { ...base, kind: "notice", notice };
  }
  // A moment later it is what it is.
  if (event.isBeingDecrypted() && !event.isDecryptionFailure()) return null;
  if (event.isDecryptionFailure() || event.getType() === "m.room.encrypted") {
    return { ...base, kind: "undecryptable", reason: undecryptableReason(event, locked) };
  }
  const content = event.getContent();
  const body: unknown = content["body"];
  if (event.getType() === "m.sticker") return { ...base, kind: "unsupported", fallback: textOf(body) };
  if (event.getType() !== "m.room.message") return null;
  if (content["msgtype"] === "m.key.verification.request") {
    const to: unknown = content["to"];
    return typeof to === "string"
      ? { ...base, kind: "notice", notice: { change: "verification-requested", of: personOf(room, to) } }
      : null;
  }
  const attachment = attachmentContentOf(content);
  if (attachment !== null) {
    const { file, thumbnail, ...shown } = attachment;
    if (file === null) return { ...base, kind: "unsupported", fallback: attachment.name };
    // The message is encrypted, but whoever stores the file could put another one in its place.
    const replaceable = security === "encrypted" && file.kind === "clear";
    return {
      ...base,
      ...partsOf(event),
      kind: "attachment",
      ...shown,
      hasThumbnail: thumbnail !== null,
      sending: sent,
      security: replaceable ? "unauthenticated" : security,
    };
  }
  const style = textStyles.get(content["msgtype"]);
  if (style === undefined || typeof body !== "string") return { ...base, kind: "unsupported", fallback: textOf(body) };
  const edited = event.replacingEventId() !== undefined;
  return {
    ...base,
    ...partsOf(event),
    kind: "message",
    style,
    body: withoutReplyFallback(event.getWireContent(), body),
    formatted: formattedText(content),
    edited,
    pendingEdit: null,
    sending: sent,
    security,
  };
}

const sent = { state: "sent" } as const;

const textStyles = new Map<unknown, "text" | "notice" | "emote">([
  ["m.text", "text"],
  ["m.notice", "notice"],
  ["m.emote", "emote"],
]);

function eventItem(room: Room, event: MatrixEvent, key: string, thread: ThreadSummary | null): EventItem {
  const sender = event.getSender() ?? "";
  return {
    key,
    eventId: event.getId() ?? null,
    sender: personOf(room, sender),
    own: sender === room.myUserId,
    timestamp: event.getTs(),
    continues: false,
    readBy: receiptsOf(room, event)
      .getUsersReadUpTo(event)
      .filter((userId) => userId !== room.myUserId && userId !== sender),
    thread,
  };
}

/** A thread has receipts of its own; its first message is the room's. */
function receiptsOf(room: Room, event: MatrixEvent): Room | Thread {
  const threadId = event.isThreadRoot ? undefined : event.threadRootId;
  return (threadId === undefined ? null : room.getThread(threadId)) ?? room;
}

function undecryptableReason(event: MatrixEvent, locked: boolean): UndecryptableItem["reason"] {
  switch (event.decryptionFailureReason) {
    case DecryptionFailureCode.HISTORICAL_MESSAGE_USER_NOT_JOINED:
      return "before-joining";
    case DecryptionFailureCode.SENDER_IDENTITY_PREVIOUSLY_VERIFIED:
    case DecryptionFailureCode.UNSIGNED_SENDER_DEVICE:
    case DecryptionFailureCode.UNKNOWN_SENDER_DEVICE:
      return "sender-insecure";
    case DecryptionFailureCode.MEGOLM_KEY_WITHHELD_FOR_UNVERIFIED_DEVICE:
      return "device-unverified";
    case DecryptionFailureCode.MEGOLM_KEY_WITHHELD:
      return "key-withheld";
    case DecryptionFailureCode.UNKNOWN_ERROR:
      return "damaged";
    default:
      return locked ? "device-locked" : "key-missing";
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
