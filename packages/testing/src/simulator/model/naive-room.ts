import type { JsonObject } from "@conclave/base/json";

/** An event as the naive model tells it. */
export interface NaiveEvent {
  readonly eventId: string;
  readonly type: string;
  readonly sender: string;
  readonly stateKey: string | undefined;
  /** Stripped once it is redacted. */
  content: JsonObject;
  redactedBy: string | undefined;
  /** The root of the thread that it is in; undefined in the main timeline. */
  thread: string | undefined;
}

/** Room versions that the story uses. */
export type NaiveVersion = "10" | "11" | "12";

/** A room as the naive model tells it: all of its events, oldest first. Everything else follows from them. */
export interface NaiveRoom {
  readonly roomId: string;
  readonly version: NaiveVersion;
  readonly events: NaiveEvent[];
  /** The latest event of each type and state key, by `keyOf`. */
  readonly state: Map<string, NaiveEvent>;
}

/** Names a place in a room's state. */
export function keyOf(type: string, stateKey: string): string {
  return `${type}\n${stateKey}`;
}

/** Puts an event behind the last one. */
export function append(room: NaiveRoom, event: NaiveEvent): void {
  room.events.push(event);
  if (event.stateKey !== undefined) room.state.set(keyOf(event.type, event.stateKey), event);
}

/** What a room's state says under a type and an empty state key. */
export function settingOf(room: NaiveRoom, type: string): JsonObject {
  return room.state.get(keyOf(type, ""))?.content ?? {};
}

/** `join`, `invite`, ..., or undefined for somebody who never had anything to do with the room. */
export function membershipOf(room: NaiveRoom, userId: string): string | undefined {
  const membership = membershipEventOf(room, userId)?.content["membership"];
  return typeof membership === "string" ? membership : undefined;
}

/** The event that says how somebody stands to a room; undefined for somebody who never had anything to do with it. */
export function membershipEventOf(room: NaiveRoom, userId: string): NaiveEvent | undefined {
  return room.state.get(keyOf("m.room.member", userId));
}

/** Those who stand in a room in a certain way, in the order in which they came to. */
export function membersOf(room: NaiveRoom, membership: string): readonly string[] {
  return [...room.state.values()].flatMap(({ type, stateKey, content }) =>
    type === "m.room.member" && stateKey !== undefined && content["membership"] === membership ? [stateKey] : [],
  );
}

/** Those who stand above all levels: the creators, from version 12 on. */
export function creatorsOf(room: NaiveRoom): readonly string[] {
  if (room.version !== "12") return [];
  const create = room.events[0];
  const additional = create?.content["additional_creators"];
  return [create?.sender ?? "", ...(Array.isArray(additional) ? additional.map(String) : [])];
}

/** A room as it was when an event had come; without any event when none is named. */
export function roomAt(room: NaiveRoom, last: NaiveEvent | undefined): NaiveRoom {
  const then: NaiveRoom = { ...room, events: [], state: new Map() };
  for (const event of room.events.slice(0, last === undefined ? 0 : room.events.indexOf(last) + 1)) append(then, event);
  return then;
}

/** The event by which somebody was last no longer in a room; undefined if they never were. */
export function departureOf({ events }: NaiveRoom, userId: string): NaiveEvent | undefined {
  const own = events.filter(({ type, stateKey }) => type === "m.room.member" && stateKey === userId);
  const lastJoin = own.findLastIndex(({ content }) => content["membership"] === "join");
  return lastJoin < 0 ? undefined : own[lastJoin + 1];
}
