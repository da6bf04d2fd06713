import type { KnownRoom, NaiveClient } from "../../naive-client.ts";
import type { Actor } from "../actor.ts";
import { departureOf, keyOf, membershipEventOf, membershipOf, type NaiveRoom, roomAt } from "../model/naive-room.ts";
import { shownEvents } from "../model/naive-visibility.ts";
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
    if (membership === "join" && known?.membership !== "join") {
      wrong.push(`${actor.userId} is in ${room.roomId}, and was not told`);
    } else if (membership !== "join" && known?.membership === "join") {
      wrong.push(`${actor.userId} is not in ${room.roomId}, and was not told`);
    } else if (isInvited(room, actor) && known?.membership !== "invite") {
      wrong.push(`${actor.userId} does not know of the invitation to ${room.roomId}`);
    } else if (known?.membership === "join") {
      wrong.push(...checkTimeline(room, actor, known), ...checkState(room, actor, known));
    } else if (known?.membership === "leave" && hasLeft(room, actor)) {
      const left = roomAt(room, departureOf(room, actor.userId));
      wrong.push(...checkTimeline(left, actor, known), ...checkState(left, actor, known));
    } else if (known?.membership === "leave") {
      const seen = shownEvents(roomAt(room, membershipEventOf(room, actor.userId)), actor);
      const allowed = new Set(seen.map(({ eventId }) => eventId));
      const leaked = known.timeline.filter((eventId) => !allowed.has(eventId));
      wrong.push(...leaked.map((eventId) => `${actor.userId} should not see ${eventId} of ${room.roomId}`));
    }
  }
  return wrong;
}

/** Whether somebody is asked to come by anybody of whom they want to hear. */
function isInvited(room: NaiveRoom, { userId, ignored }: Actor): boolean {
  const invitation = membershipEventOf(room, userId);
  return invitation?.content["membership"] === "invite" && !ignored.has(invitation.sender);
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

/** Whether somebody went out of a room and has had nothing to do with it since, not even to take it out of their sight. */
function hasLeft(room: NaiveRoom, { userId, forgotten }: Actor): boolean {
  const departure = departureOf(room, userId);
  return departure !== undefined && departure === membershipEventOf(room, userId) && !forgotten.has(room.roomId);
}

function checkTimeline(room: NaiveRoom, actor: Actor, { timeline }: KnownRoom): readonly string[] {
  const expected = shownEvents(room, actor).map(({ eventId }) => eventId);
  return differences(expected, timeline).map((line) => `${actor.userId} in ${room.roomId}: ${line}`);
}

function checkState({ roomId, state }: NaiveRoom, { userId }: Actor, known: KnownRoom): readonly string[] {
  const expected = new Map([...state].map(([key, { eventId }]) => [key, eventId]));
  const found = new Map([...known.state].map(([key, eventId]) => [keyOf(...splitKey(key)), eventId]));
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys]
    .filter((key) => expected.get(key) !== found.get(key))
    .map((key) => {
      const place = `the state ${JSON.stringify(key)}`;
      return `${userId} in ${roomId}: ${place} is ${found.get(key)}, and should be ${expected.get(key)}`;
    });
}

/** A client names a place by type and state key with a blank between them; no type has one. */
function splitKey(key: string): readonly [string, string] {
  const blank = key.indexOf(" ");
  return [key.slice(0, blank), key.slice(blank + 1)];
}
