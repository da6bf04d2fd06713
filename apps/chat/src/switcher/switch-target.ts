import type { Person } from "@conclave/client/snapshots/person";
import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";

/** What can be done from anywhere; `search` where a room is open. */
export const switchCommands = [
  "search",
  "direct-chat",
  "create-room",
  "create-space",
  "find-rooms",
  "find-people",
  "profile",
  "appearance",
  "notifications",
  "devices",
  "security",
  "sign-out",
] as const;

export type SwitchCommand = (typeof switchCommands)[number];

/** Something to go to. */
export type SwitchTarget =
  | { readonly kind: "room"; readonly key: string; readonly entry: RoomListEntry }
  | { readonly kind: "space"; readonly key: string; readonly space: SpaceEntry }
  /** Somebody without a direct chat as yet. */
  | { readonly kind: "person"; readonly key: string; readonly person: Person }
  | { readonly kind: "command"; readonly key: SwitchCommand };
