import type { TimelineWindow } from "./timeline-window.ts";

/** Where a timeline was left: what was drawn, and which item stood how far (pixels) below the upper edge. */
export interface TimelinePlace {
  readonly window: TimelineWindow;
  readonly key: string;
  readonly offset: number;
}

/** Where the timeline of each room and thread was left; nothing for one that was at its end. */
export interface TimelinePlaces {
  of(name: string): TimelinePlace | undefined;
  keep(name: string, place: TimelinePlace | undefined): void;
}

export function createTimelinePlaces(): TimelinePlaces {
  const places = new Map<string, TimelinePlace>();
  return {
    of: (name) => places.get(name),
    keep(name, place) {
      if (place === undefined) places.delete(name);
      else places.set(name, place);
    },
  };
}
