/** What was typed into a room or thread and not sent. */
export interface Drafts {
  of(place: string): string;
  keep(place: string, text: string): void;
}

/** `storedOf` gives what was kept by an earlier page; `store` keeps it for a later one. */
export function createDrafts(
  storedOf: (place: string) => string,
  store: (place: string, text: string) => void,
): Drafts {
  const texts = new Map<string, string>();
  return {
    of: (place) => texts.get(place) ?? storedOf(place),
    keep(place, text) {
      if (texts.get(place) === text) return;
      texts.set(place, text);
      store(place, text);
    },
  };
}
