import type { RequiredState } from "./required-state.ts";
import type { ConnectionState, SentRoom } from "./sliding-request.ts";

/** Where wishes stand among those that are known; new ones are added. Rooms of one list share theirs, which are looked at once. */
export function wishPlaces(wishes: (readonly RequiredState[])[]): (wanted: readonly RequiredState[]) => number {
  const byText = new Map(wishes.map((wish, index) => [JSON.stringify(wish), index]));
  const known = new Map<readonly RequiredState[], number>();
  return (wanted) => {
    const seen = known.get(wanted);
    if (seen !== undefined) return seen;
    const text = JSON.stringify(wanted);
    const place = byText.get(text) ?? wishes.push(wanted) - 1;
    byText.set(text, place);
    known.set(wanted, place);
    return place;
  };
}

/** Keeps the wishes that some room still stands for. */
export function withoutLeftovers(
  rooms: readonly SentRoom[],
  wishes: readonly (readonly RequiredState[])[],
): Pick<ConnectionState, "rooms" | "wishes"> {
  const used = [...new Set(rooms.map(({ wish }) => wish))];
  const places = new Map(used.map((wish, index) => [wish, index]));
  const sent = rooms.map((room) => ({ ...room, wish: places.get(room.wish) ?? 0 }));
  return { rooms: sent, wishes: used.map((wish) => wishes[wish] ?? []) };
}
