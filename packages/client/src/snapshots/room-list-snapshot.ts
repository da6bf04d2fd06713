import type { Person } from "./person.ts";

/** The rooms that this person is in or invited to, and the spaces that they are invited to. */
export interface RoomListSnapshot {
  /** False until the first synchronisation with the server ended: an empty list then means "loading", not "no rooms". */
  readonly complete: boolean;
  /** Invitations first, then the most recent activity first. */
  readonly entries: readonly RoomListEntry[];
}

/** Of what in a room its reader wants to hear. */
export type RoomNotify = "all" | "mentions" | "nothing";

/** How this account wants a room to be treated, on all its devices. */
export interface RoomWishes {
  /** Shown first. */
  readonly favourite: boolean;
  /** Shown last; never together with `favourite`. */
  readonly lowPriority: boolean;
  /** Nothing of it notifies or counts but mentions. */
  readonly muted: boolean;
  /** Not even mentions do; then it is `muted` too. */
  readonly silent: boolean;
  /** Its reader wants to come back to it, whatever was read. Gone with the next `markRead`. */
  readonly markedUnread: boolean;
}

export interface RoomListEntry extends RoomWishes {
  readonly roomId: string;
  readonly name: RoomName;
  /** `mxc://` address (the other person's in a direct chat), or null. */
  readonly avatar: string | null;
  /** Whose picture it is: the other person of a direct chat, who looks the same everywhere, else the room. */
  readonly pictureId: string;
  readonly membership: "joined" | "invited";
  /** Who invited, where `membership` is `invited` and it is known. */
  readonly inviter: Person | null;
  /** A chat with one person, by this account's `m.direct`, or an invitation that says so. */
  readonly direct: boolean;
  /** An invitation to a space. */
  readonly space: boolean;
  /** Null while unknown (an invitation may not tell). Never false again once it was true. */
  readonly encrypted: boolean | null;
  /** Number of members that joined or are invited. */
  readonly memberCount: number;
  /** Messages since the read marker that count as unread. */
  readonly unreadCount: number;
  /** Those among them that mention this person. */
  readonly highlightCount: number;
  /** Newest message, or null. */
  readonly lastMessage: MessagePreview | null;
  /** Milliseconds since the epoch of the newest message, else of the join or invitation; 0 if unknown. */
  readonly activeAt: number;
}

/** What to call a room, free of any language. */
export type RoomName =
  /** By `m.room.name` or its alias. */
  | { readonly kind: "given"; readonly text: string }
  /** Unnamed: by its other members. `names` has at most three; `others` counts the rest. */
  | { readonly kind: "members"; readonly names: readonly string[]; readonly others: number }
  /** Unnamed, and nobody else is in it. `formerly` names who left, if known. */
  | { readonly kind: "empty"; readonly formerly: readonly string[] };

/** The newest message in one line. */
export interface MessagePreview {
  readonly sender: Person;
  /** Sent by this account. */
  readonly own: boolean;
  readonly timestamp: number;
  readonly content:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "attachment"; readonly attachment: "image" | "video" | "audio" | "file"; readonly name: string }
    | { readonly kind: "undecryptable" }
    | { readonly kind: "removed" };
}
