import type { SpaceEntry, SpaceListSnapshot } from "@conclave/client/snapshots/space-list-snapshot";

/** The space whose rooms alone are shown, or null. */
export function chosenSpace({ chosen, entries }: SpaceListSnapshot): SpaceEntry | null {
  return entries.find(({ roomId }) => roomId === chosen) ?? null;
}

/** The rooms in a space and in the spaces within it, as far as one is in those. Spaces may hold each other. */
export function roomsInSpace(entries: readonly SpaceEntry[], space: SpaceEntry): ReadonlySet<string> {
  const found = new Set<string>();
  const walked = new Set<string>();
  const walk = ({ roomId, children }: SpaceEntry) => {
    if (walked.has(roomId)) return;
    walked.add(roomId);
    for (const child of children) {
      found.add(child.roomId);
      const within = entries.find((entry) => entry.roomId === child.roomId);
      if (within !== undefined) walk(within);
    }
  };
  walk(space);
  return found;
}

/** A space in the rail. */
export interface RailSpace {
  readonly space: SpaceEntry;
  /** It stands behind a space that holds it. */
  readonly nested: boolean;
}

/** All spaces, each once: those within another one behind it. */
export function railSpaces(entries: readonly SpaceEntry[]): readonly RailSpace[] {
  const held = new Set(
    entries.flatMap(({ roomId, children }) => children.map((child) => child.roomId).filter((id) => id !== roomId)),
  );
  const found = new Map<string, RailSpace>();
  const walk = (space: SpaceEntry, nested: boolean) => {
    if (found.has(space.roomId)) return;
    found.set(space.roomId, { space, nested });
    for (const child of space.children) {
      const within = entries.find(({ roomId }) => roomId === child.roomId);
      if (within !== undefined) walk(within, true);
    }
  };
  for (const space of entries) if (!held.has(space.roomId)) walk(space, false);
  // What is left are circles, which have no beginning.
  for (const space of entries) walk(space, false);
  return [...found.values()];
}
