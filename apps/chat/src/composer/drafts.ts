/** What was typed into a room and not sent. */
export interface Drafts {
  of(roomId: string): string;
  keep(roomId: string, text: string): void;
}

/** `storedOf` gives what was kept by an earlier page; `store` keeps it for a later one. */
export function createDrafts(
  storedOf: (roomId: string) => string,
  store: (roomId: string, text: string) => void,
): Drafts {
  const texts = new Map<string, string>();
  return {
    of: (roomId) => texts.get(roomId) ?? storedOf(roomId),
    keep(roomId, text) {
      if (texts.get(roomId) === text) return;
      texts.set(roomId, text);
      store(roomId, text);
    },
  };
}
