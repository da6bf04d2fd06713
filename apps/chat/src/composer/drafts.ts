/** What was typed into a room and not sent, for as long as the page lives: it is never stored in the clear. */
export interface Drafts {
  of(roomId: string): string;
  keep(roomId: string, text: string): void;
}

export function createDrafts(): Drafts {
  const texts = new Map<string, string>();
  return {
    of: (roomId) => texts.get(roomId) ?? "",
    keep(roomId, text) {
      if (text === "") texts.delete(roomId);
      else texts.set(roomId, text);
    },
  };
}
