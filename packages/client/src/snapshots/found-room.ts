/** A room or a space as it is seen by somebody who may join it (spec "PublishedRoomsChunk"). */
export interface FoundRoom {
  readonly roomId: string;
  /** Its name, or its alias; null where it has neither. */
  readonly name: string | null;
  readonly topic: string | null;
  /** `mxc://` address, or null. */
  readonly avatar: string | null;
  /** Number of members that joined. */
  readonly memberCount: number;
  readonly space: boolean;
  /** How this person would come in: at once, by asking, or not without an invitation. */
  readonly door: "open" | "ask" | "closed";
  /** How this person stood to it when it was found. */
  readonly membership: "joined" | "invited" | "asked" | "none";
}

/** A page of what was found. */
export interface FoundRooms {
  readonly rooms: readonly FoundRoom[];
  /** Gets the next page; null behind the last. */
  readonly next: string | null;
}
