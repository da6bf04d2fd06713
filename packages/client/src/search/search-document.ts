/** What is kept of a message to be searched. */
export interface SearchDocument {
  readonly roomId: string;
  /** The first characters of its event id: 42 bits of a hash, enough to tell it from the others of its room, and a sixth of the whole. */
  readonly reference: string;
  readonly sender: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** What was said; for a file its name, and what was said with it. */
  readonly text: string;
  readonly file: boolean;
}

export const referenceLength = 7;

/** The reference of an event id: what follows its `$`. */
export function referenceOf(eventId: string): string {
  return eventId.slice(1, 1 + referenceLength);
}
