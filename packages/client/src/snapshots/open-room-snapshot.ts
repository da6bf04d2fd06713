import type { AboutRights } from "./about-rights.ts";
import type { Person, Trust } from "./person.ts";
import type { QuotedMessage } from "./quoted-message.ts";
import type { MemberRights, RoomRights, RoomRole } from "./room-rights.ts";
import type { TimelineSnapshot } from "./timeline-snapshot.ts";

/** A room whose timeline is open (`openTimeline`). Its name, counts and so on are in its `RoomListEntry`. */
export interface OpenRoomSnapshot extends TimelineSnapshot {
  readonly roomId: string;
  /** What was unread when it was opened begins before what is loaded; see `revealFirstUnread`. */
  readonly hasUnreadAbove: boolean;
  /** What the room is about, as plain text; null if nobody said. */
  readonly topic: string | null;
  /** Of all its threads together; the room's own counts in the list contain them. */
  readonly threadCounts: { readonly unread: number; readonly highlight: number };
  /** Null until the room has all its members (they are loaded lazily, after opening). Joined first, then by name. */
  readonly members: readonly MemberSnapshot[] | null;
  /** Others who are typing now. */
  readonly typing: readonly Person[];
  /** Whether a message can be sent into it right now, and if not, why. The send commands refuse for the same reasons. */
  readonly sending: SendPermission;
  /** Whether this person may invite. */
  readonly mayInvite: boolean;
  readonly about: AboutRights;
  /** What this person may do with messages, by the room's power levels. */
  readonly rights: MessageRights;
  /** Who may do what in the room. */
  readonly roomRights: RoomRights;
  /** The pinned messages, in the order in which they were pinned. */
  readonly pinned: readonly QuotedMessage[];
}

/**
 * `allowed`, or: `loading`: its encryption isn't known yet. `not-joined`. `forbidden`: by the room's power levels. `encryption-lost`: it was
 * encrypted and now says it is not: nothing is sent, warn.
 */
export type SendPermission = "allowed" | "loading" | "not-joined" | "forbidden" | "encryption-lost";

export interface MessageRights {
  readonly react: boolean;
  /** Remove own messages. */
  readonly removeOwn: boolean;
  /** Remove messages of others. */
  readonly removeOthers: boolean;
  readonly pin: boolean;
  /** Mention everybody at once (`@room`). */
  readonly mentionRoom: boolean;
}

export interface MemberSnapshot extends Person {
  readonly membership: "joined" | "invited";
  readonly role: RoomRole;
  /** What this person may do about them. */
  readonly rights: MemberRights;
  readonly trust: Trust;
  /** This account itself. */
  readonly own: boolean;
}
