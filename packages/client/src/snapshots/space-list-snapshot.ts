import type { AboutRights } from "./about-rights.ts";
import type { RoomName } from "./room-list-snapshot.ts";
import type { RoomRole } from "./room-rights.ts";

/** The spaces that this person is in (spec "Spaces"). Those that they are only invited to stand among the rooms. */
export interface SpaceListSnapshot {
  /** The space whose rooms alone are wanted, as `chooseSpace` had it last on this device; all rooms for null, and for a space that isn't among `entries`. */
  readonly chosen: string | null;
  /** The oldest first. */
  readonly entries: readonly SpaceEntry[];
}

export interface SpaceEntry {
  readonly roomId: string;
  readonly name: RoomName;
  /** `mxc://` address, or null. */
  readonly avatar: string | null;
  /** What the space is about, as plain text; null if nobody said. */
  readonly topic: string | null;
  /** Number of members that joined or are invited. */
  readonly memberCount: number;
  /** Its rooms and spaces in its order, whether or not this person is in them, or may know of them. */
  readonly children: readonly SpaceChild[];
  /** This person may add rooms, order them, and take them out. */
  readonly mayArrange: boolean;
  /** The lowest role that may. */
  readonly arrangedBy: RoomRole;
  readonly about: AboutRights;
  readonly mayInvite: boolean;
}

export interface SpaceChild {
  readonly roomId: string;
  /** The space recommends it. */
  readonly suggested: boolean;
}
