import type { NaiveClient } from "../../naive-client.ts";
import type { Actor } from "../actor.ts";
import { keyOf, membershipOf, type NaiveRoom } from "../model/naive-room.ts";
import { visibleEvents } from "../model/naive-visibility.ts";
import type { Story } from "../story.ts";

/**
 * Holds what somebody's client knows against the model: of every room that they are in all events that they may see, each
 * once, in their order, and no other; and its state.
 *
 * @returns what is wrong, in words.
 */
export function checkTimelines(story: Pick<Story, "rooms">, actor: Actor, client: NaiveClient): readonly string[] {
  const wrong: string[] = [];
  for (const room of story.rooms.values()) {
    const membership = membershipOf(room, actor.userId);
    const known = client.rooms.get(room.roomId);
    if (membership !== "join") {
      // What somebody put out of their sight is not spoken of again, not even to say that they left it.
      if (known?.membership === "join" && !actor.forgotten.has(room.roomId))
        wrong.push(`${actor.userId} is not in ${room.roomId}, and was not told`);
      if (membership === "invite" && known?.membership !== "invite")
        wrong.push(`${actor.userId} does not know of the invitation to ${room.roomId}`);
      continue;
    }
    if (known?.membership !== "join") {
      wrong.push(`${actor.userId} is in ${room.roomId}, and was not told`);
      continue;
    }
    wrong.push(
      ...differences(
        visibleEvents(room, actor.userId).map(({ eventId }) => eventId),
        known.timeline,
      ).map((line) => `${actor.userId} in ${room.roomId}: ${line}`),
    );
    wrong.push(...checkState(room, known.state).map((line) => `${actor.userId} in ${room.roomId}: ${line}`));
  }
  return wrong;
}

/** How a list of events differs from what it should be, in words. */
export function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const [should, does] = [new Set(expected), new Set(found)];
  const lost = expected.filter((eventId) => !does.has(eventId));
  const leaked = found.filter((eventId) => !should.has(eventId));
  if (lost.length + leaked.length > 0) {
    return [
      ...(lost.length > 0 ? [`${lost.length} events are lost: ${lost.slice(0, 5).join(", ")}`] : []),
      ...(leaked.length > 0 ? [`${leaked.length} events should not be seen: ${leaked.slice(0, 5).join(", ")}`] : []),
    ];
  }
  if (does.size < found.length)
    return [`an event is there twice: ${found.find((eventId, index) => found.indexOf(eventId) !== index)}`];
  const place = expected.findIndex((eventId, index) => found[index] !== eventId);
  return place < 0 ? [] : [`from the place ${place} on the events are out of order`];
}

function checkState({ state }: NaiveRoom, known: ReadonlyMap<string, string>): readonly string[] {
  const expected = new Map([...state].map(([key, { eventId }]) => [key, eventId]));
  const found = new Map([...known].map(([key, eventId]) => [keyOf(...splitKey(key)), eventId]));
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys]
    .filter((key) => expected.get(key) !== found.get(key))
    .map((key) => `the state ${JSON.stringify(key)} is ${found.get(key)}, and should be ${expected.get(key)}`);
}

/** A client names a place by type and state key with a blank between them; no type has one. */
function splitKey(key: string): readonly [string, string] {
  const blank = key.indexOf(" ");
  return [key.slice(0, blank), key.slice(blank + 1)];
}
