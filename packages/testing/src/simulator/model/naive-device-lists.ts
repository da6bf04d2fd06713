import { membersOf, type NaiveRoom } from "./naive-room.ts";

/** What somebody's client knows of the devices of others. */
export interface NaiveAcquaintance {
  /** With whom they shared a room when they last read. */
  people: ReadonlySet<string>;
  /** How many of the changes of devices had happened by then. */
  changes: number;
}

/** Those with whom somebody is in a room. */
export function peopleSharing(rooms: Iterable<NaiveRoom>, userId: string): ReadonlySet<string> {
  const people = [...rooms].map((room) => membersOf(room, "join")).filter((members) => members.includes(userId));
  return new Set(people.flat().filter((member) => member !== userId));
}

/**
 * Whose devices somebody must look up anew, and whose they may forget, since they last read (spec "Tracking the device list for a
 * user").
 *
 * @param changes who changed their devices, of all time, the latest at the end.
 */
export function deviceListsSince(
  rooms: Iterable<NaiveRoom>,
  changes: readonly string[],
  { userId, known }: { readonly userId: string; readonly known: NaiveAcquaintance },
): { readonly changed: ReadonlySet<string>; readonly left: ReadonlySet<string> } {
  const people = peopleSharing(rooms, userId);
  const news = changes.slice(known.changes);
  const met = [...people].filter((other) => !known.people.has(other));
  const moved = news.filter((other) => other === userId || people.has(other));
  return {
    changed: new Set([...met, ...moved]),
    left: new Set([...known.people].filter((other) => !people.has(other))),
  };
}
