import type { Failure } from "../failure.ts";
import type { Person } from "./person.ts";
import type { QuotedMessage } from "./quoted-message.ts";
import type { Reaction } from "./reaction.ts";
import type { RichNode } from "./rich-text.ts";
import type { RoomNotice } from "./room-notice.ts";
import type { ThreadSummary } from "./thread-summary.ts";

/** One line of a conversation. Every kind has a `key`, unique in its timeline and the same before and after it was sent. */
export type TimelineItem =
  | MessageItem
  | AttachmentItem
  | UndecryptableItem
  | RemovedItem
  | NoticeItem
  | UnsupportedItem
  | DateItem;

/** What every event has. */
export interface EventItem {
  readonly key: string;
  /** Null until the server has it. */
  readonly eventId: string | null;
  readonly sender: Person;
  /** Sent by this account. */
  readonly own: boolean;
  /** Milliseconds since the epoch by the server's clock, or by this one's until the server has it. */
  readonly timestamp: number;
  /** Same sender as the event above, within five minutes, on the same day, both of them messages: may be drawn as one group. */
  readonly continues: boolean;
  /** User ids of the others whose read receipt stands exactly here. */
  readonly readBy: readonly string[];
  /** The thread that it began, or null. */
  readonly thread: ThreadSummary | null;
}

/** What somebody said: a text or a file. */
export interface ContentItem extends EventItem {
  /** What it answers, or null. */
  readonly replyTo: QuotedMessage | null;
  /** The most frequent first; at most thirty. */
  readonly reactions: readonly Reaction[];
  /** One of the pinned messages of the room. */
  readonly pinned: boolean;
  /** It mentions this account, or the whole room. */
  readonly mentionsSelf: boolean;
  readonly sending: SendState;
  readonly security: MessageSecurity;
}

/** A text. */
export interface MessageItem extends ContentItem {
  readonly kind: "message";
  /** `m.text`, `m.notice` (from a bot) or `m.emote` ("* Alice waves"). */
  readonly style: "text" | "notice" | "emote";
  /** Plain text; line breaks count. Draw it as text, never as markup. */
  readonly body: string;
  /** The same with its form, where it has one that is more than text; else null. */
  readonly formatted: readonly RichNode[] | null;
  readonly edited: boolean;
  /** An own edit that is on its way; `body` is what it will be. `key` names it for `retrySend` and `discardSend`. */
  readonly pendingEdit: { readonly key: string; readonly sending: SendState } | null;
}

/** A file. Get its bytes with `downloadAttachment(roomId, key, part)`. */
export interface AttachmentItem extends ContentItem {
  readonly kind: "attachment";
  readonly attachment: "image" | "video" | "audio" | "file";
  /** File name; taken from the sender, so show it as text only. */
  readonly name: string;
  /** Text sent with it, or null. */
  readonly caption: string | null;
  /** By the sender's word; null if not said. */
  readonly contentType: string | null;
  /** Bytes, by the sender's word; null if not said. */
  readonly size: number | null;
  /** Pixels, for images and videos, by the sender's word; null if not said. */
  readonly dimensions: { readonly width: number; readonly height: number } | null;
  readonly hasThumbnail: boolean;
}

/** Encrypted, and this device can't read it (yet). It turns into what it is when a key arrives. */
export interface UndecryptableItem extends EventItem {
  readonly kind: "undecryptable";
  /**
   * `key-missing`: its key has not arrived. `device-locked`: its key may be in the backup, which this device can't open until it
   * is verified or recovered. `before-joining`: sent before this account was in the room. `sender-insecure`: refused
   * because the sender's device or identity can't be relied on. `device-unverified`: the sender's device gives keys to verified devices only, and said so.
   * `key-withheld`: it refused the key for another reason. `damaged`: not decryptable at all.
   */
  readonly reason:
    | "key-missing"
    | "device-locked"
    | "before-joining"
    | "sender-insecure"
    | "device-unverified"
    | "key-withheld"
    | "damaged";
}

/** A message that was removed (redacted). */
export interface RemovedItem extends EventItem {
  readonly kind: "removed";
  /** Null if not known. */
  readonly removedBy: Person | null;
}

/** Something about the room changed. */
export interface NoticeItem extends EventItem {
  readonly kind: "notice";
  readonly notice: RoomNotice;
}

/** A message of a kind that this client does not show (a poll, a location, a newer type). */
export interface UnsupportedItem extends EventItem {
  readonly kind: "unsupported";
  /** The sender's plain text for such clients, or null. */
  readonly fallback: string | null;
}

/** A new day, in this machine's time zone. */
export interface DateItem {
  readonly kind: "date";
  readonly key: string;
  /** Milliseconds since the epoch of some moment of that day. */
  readonly timestamp: number;
}

/**
 * The truth about an own message. Messages of others are always `sent`.
 *
 * `waiting`: behind earlier ones of the room, or for the connection. `uploading`: the file's bytes are on their way (`progress`
 * 0 to 1). `sending`: encrypted, on its way. `sent`: the server acknowledged it. `failed`: it was not sent and nothing goes on by
 * itself: offer `retrySend` and `discardSend`. Later messages of the room wait until one of them. `lost`: a file that was not sent, whose
 * bytes ended with the page: it has to be chosen again; offer `discardSend`. Later messages don't wait for it.
 */
export type SendState =
  | { readonly state: "waiting" }
  | { readonly state: "uploading"; readonly progress: number }
  | { readonly state: "sending" }
  | { readonly state: "sent" }
  | { readonly state: "failed"; readonly failure: Failure }
  | { readonly state: "lost" };

/**
 * How far a message can be relied on. `encrypted`: nothing to remark. `clear`: not encrypted; warn if the room is.
 * `unverified-device`: the sender's device isn't vouched for by the sender's identity. `identity-changed`: the sender's identity
 * changed after it was verified. `unauthenticated`: its key came from a backup or another route that doesn't prove the sender.
 */
export type MessageSecurity = "encrypted" | "clear" | "unverified-device" | "identity-changed" | "unauthenticated";
