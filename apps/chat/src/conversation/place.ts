/** Where something is said: in a room, or in one of its threads. */
export interface Place {
  readonly roomId: string;
  /** Null for what is said in no thread. */
  readonly threadId: string | null;
}

/** The name of a place among all: its thread's, or its room's. */
export function placeKey({ roomId, threadId }: Place): string {
  return threadId ?? roomId;
}
