import type { Person } from "./person.ts";

/** What this device keeps to be searched. */
export interface SearchSnapshot {
  /**
   * `opening`: what was kept is being read. `reading`: older messages are fetched, room after room; what is there can be searched meanwhile.
   * `complete`: everything that this account may see, as far as it can be decrypted here.
   */
  readonly state: "opening" | "reading" | "complete";
  readonly messages: number;
  /** Bytes on the disk of this device. */
  readonly bytes: number;
  /** Rooms that are read back to their beginning, of all. */
  readonly roomsRead: number;
  readonly rooms: number;
}

/** A message that was found. */
export interface SearchHit {
  readonly roomId: string;
  /** Names it for `locateHit`. */
  readonly reference: string;
  readonly sender: Person;
  readonly timestamp: number;
  readonly text: string;
  /** Where (UTF-16, begin and end) in `text` stands what was searched for. */
  readonly places: readonly (readonly [number, number])[];
  readonly file: boolean;
  /** What was said before and after it in its room; null if that isn't known. */
  readonly before: SearchNeighbour | null;
  readonly after: SearchNeighbour | null;
}

export interface SearchNeighbour {
  readonly sender: Person;
  readonly text: string;
}
