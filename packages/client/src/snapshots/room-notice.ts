import type { Person } from "./person.ts";

/** A change of the room, free of any language; the item's `sender` is who made it. */
export type RoomNotice =
  | { readonly change: "created" }
  | { readonly change: "encryption-enabled" }
  /** `name` is null if it was taken away. */
  | { readonly change: "name"; readonly name: string | null }
  | { readonly change: "topic"; readonly topic: string | null }
  | { readonly change: "avatar" }
  | { readonly change: "history-visibility"; readonly visibility: string }
  | { readonly change: "join-rule"; readonly rule: string }
  | { readonly change: "permissions" }
  /** The conversation goes on in another room. */
  | { readonly change: "replaced"; readonly roomId: string | null }
  /** Somebody asked somebody to compare emoji, in this room. */
  | { readonly change: "verification-requested"; readonly of: Person }
  | {
      readonly change: "membership";
      readonly membership: MembershipChange;
      readonly of: Person;
      readonly reason: string | null;
    }
  /** `of` changed the own display name; null means none. */
  | {
      readonly change: "display-name";
      readonly of: Person;
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly change: "profile-avatar"; readonly of: Person };

/**
 * What happened to the person in `of`: `invitation-declined` by them, `invitation-withdrawn` by the sender; `left` by themselves,
 * `removed` by the sender.
 */
export type MembershipChange =
  | "invited"
  | "joined"
  | "left"
  | "invitation-declined"
  | "invitation-withdrawn"
  | "removed"
  | "banned"
  | "unbanned"
  | "knocked";
