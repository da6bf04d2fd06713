import type { OpenRoomSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { plainText } from "../rooms/plain-text.ts";
import { roomName } from "../rooms/room-name.ts";
import { matchWords } from "./match-words.ts";
import { t } from "./messages.ts";
import { type SwitchTarget, switchCommands } from "./switch-target.ts";

/** Rooms that are offered before one types, and targets that are at most. */
const mostRecent = 8;
const most = 50;

/** What there is to go to, in the order that it has where it fits equally well. */
export interface SwitchPlaces {
  /** The most recently active first. */
  readonly entries: readonly RoomListEntry[];
  readonly spaces: readonly SpaceEntry[];
  readonly openRooms: { readonly [roomId: string]: OpenRoomSnapshot };
  readonly openRoomId: string | null;
}

/**
 * The targets that fit what was typed, the best first; of those that fit equally well direct chats, then other people, rooms, spaces, commands. Where nothing is typed, the
 * rooms that were active last, but for the open one, then the commands.
 */
export function foundTargets(places: SwitchPlaces, typed: string): readonly SwitchTarget[] {
  const wanted = plainText(typed).trim();
  if (wanted === "") {
    const recent = places.entries.filter(({ roomId }) => roomId !== places.openRoomId).slice(0, mostRecent);
    return [...recent.map(roomTarget), ...commandsOf(places)];
  }
  return targetsOf(places)
    .flatMap((target) => {
      const distance = matchWords(plainText(textOf(target)), wanted);
      return distance === null ? [] : [{ target, distance }];
    })
    .sort((left, right) => left.distance - right.distance)
    .slice(0, most)
    .map(({ target }) => target);
}

/** What a target is called. */
export function nameOf(target: SwitchTarget): string {
  if (target.kind === "room") return roomName(target.entry.name);
  if (target.kind === "space") return roomName(target.space.name);
  return target.kind === "person" ? target.person.name : t(`command-${target.key}`);
}

function textOf(target: SwitchTarget): string {
  if (target.kind === "command" || target.kind === "space") return nameOf(target);
  const userId = target.kind === "person" ? target.person.userId : target.entry.direct ? target.entry.pictureId : "";
  return `${nameOf(target)} ${userId.split(":", 1)[0]}`.trim();
}

function targetsOf(places: SwitchPlaces): readonly SwitchTarget[] {
  const direct = places.entries.filter((entry) => entry.direct);
  const rooms = places.entries.filter((entry) => !entry.direct);
  return [
    ...direct.map(roomTarget),
    ...othersOf(places, direct),
    ...rooms.map(roomTarget),
    ...places.spaces.map((space) => ({ kind: "space", key: space.roomId, space }) as const),
    ...commandsOf(places),
  ];
}

function roomTarget(entry: RoomListEntry): SwitchTarget {
  return { kind: "room", key: entry.roomId, entry };
}

/** The members of open rooms with whom there is no direct chat. */
function othersOf({ openRooms }: SwitchPlaces, direct: readonly RoomListEntry[]): readonly SwitchTarget[] {
  const known = new Set(direct.map(({ pictureId }) => pictureId));
  const people = Object.values(openRooms).flatMap(({ members }) => members ?? []);
  const others = new Map(
    people.filter(({ own, userId }) => !own && !known.has(userId)).map((person) => [person.userId, person]),
  );
  return [...others.values()].map((person) => ({ kind: "person", key: person.userId, person }));
}

function commandsOf({ openRoomId }: SwitchPlaces): readonly SwitchTarget[] {
  return switchCommands
    .filter((command) => command !== "search" || openRoomId !== null)
    .map((key) => ({ kind: "command", key }));
}
