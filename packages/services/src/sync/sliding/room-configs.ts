import { type FilterFacts, passesListFilter } from "./filter-rooms.ts";
import type { ListedRoom, RoomLists } from "./room-list.ts";
import type { RoomConfig, RoomSubscription, SlidingList } from "./sliding-request.ts";

/** A room that a client looks at, with all that it wants of it. */
export interface WantedRoom extends ListedRoom, RoomConfig {
  /** The names of the lists in whose range it is. */
  readonly lists: readonly string[];
  readonly isSubscribed: boolean;
}

/** The server caps what a client asks for. */
const largestTimelineLimit = 100;

/** The rooms that lists and subscriptions come to, by activity, and how many rooms each list has in all. */
export function wantedRooms(
  rooms: RoomLists,
  facts: FilterFacts,
  wishes: { readonly lists: readonly SlidingList[]; readonly subscriptions: readonly RoomSubscription[] },
): { readonly rooms: readonly WantedRoom[]; readonly counts: Readonly<Record<string, number>> } {
  const wanted = new Map<string, WantedRoom>();
  const counts: [string, number][] = [];
  const want = (room: ListedRoom, config: RoomConfig, place: { list?: string }) => {
    const known = wanted.get(room.room.roomId);
    wanted.set(room.room.roomId, {
      ...room,
      ...combine(known, config),
      lists: [...(known?.lists ?? []), ...(place.list === undefined ? [] : [place.list])],
      isSubscribed: known?.isSubscribed === true || place.list === undefined,
    });
  };
  for (const list of wishes.lists) {
    const members = rooms.listed.filter((room) => passesListFilter(list.filter, room, facts));
    counts.push([list.name, members.length]);
    const isWithin = (index: number) => list.ranges?.some(([from, to]) => from <= index && index <= to) ?? true;
    for (const [index, room] of members.entries()) if (isWithin(index)) want(room, list, { list: list.name });
  }
  for (const subscription of wishes.subscriptions) {
    const room = rooms.all.get(subscription.roomId);
    if (room !== undefined) want(room, subscription, {});
  }
  return {
    rooms: [...wanted.values()].sort((left, right) => right.activity - left.activity),
    counts: Object.fromEntries(counts),
  };
}

/** The superset of two configurations (MSC4186, "Combining room configs"). */
function combine(known: RoomConfig | undefined, config: RoomConfig): RoomConfig {
  const timelineLimit = Math.min(config.timelineLimit, largestTimelineLimit);
  if (known === undefined) return { timelineLimit, requiredState: config.requiredState };
  return {
    timelineLimit: Math.max(known.timelineLimit, timelineLimit),
    requiredState: union(known.requiredState, config.requiredState),
  };
}

/** Equal wishes of one request are one object. */
function union(known: RoomConfig["requiredState"], more: RoomConfig["requiredState"]): RoomConfig["requiredState"] {
  const added = more.filter((wish) => !known.includes(wish));
  return added.length === 0 ? known : [...known, ...added];
}
