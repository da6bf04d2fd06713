import type { TimelineWindow } from "./timeline-window.ts";

/** Where a timeline was left: what was drawn, and which item stood how far (pixels) below the upper edge. */
export interface TimelinePlace {
  readonly window: TimelineWindow;
  readonly key: string;
  readonly offset: number;
}

/** Where each room's timeline was left; nothing for one that was at its end. */
export interface TimelinePlaces {
  of(roomId: string): TimelinePlace | undefined;
  keep(roomId: string, place: TimelinePlace | undefined): void;
}

export function createTimelinePlaces(): TimelinePlaces {
  const places = new Map<string, TimelinePlace>();
  return {
    of: (roomId) => places.get(roomId),
    keep(roomId, place) {
      if (place === undefined) places.delete(roomId);
      else places.set(roomId, place);
    },
  };
}
