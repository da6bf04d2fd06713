import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { accountDataBetween, readAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readSettings } from "@conclave/storage/timeline/room-settings-store";
import { currentState, stateAt } from "@conclave/storage/timeline/state-store";
import type { ListedRoom, RoomLists } from "./room-list.ts";
import type { ListFilter } from "./sliding-request.ts";

/** What filters look at beside the rooms themselves. */
export interface FilterFacts {
  readonly direct: ReadonlySet<string>;
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** The rooms of each space that the person is in. */
  readonly children: ReadonlyMap<string, ReadonlySet<string>>;
  /** In lower case, as the person may know them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads what some filters need: nothing of tags, spaces and names where none asks for them. */
export async function readFilterFacts(
  tx: ReadTransaction,
  options: {
    readonly userId: UserId;
    readonly filters: readonly ListFilter[];
    readonly rooms: RoomLists;
    readonly upTo: number;
  },
): Promise<FilterFacts> {
  const { userId, filters, rooms, upTo } = options;
  const children = new Map<string, ReadonlySet<string>>();
  for (const space of new Set(filters.flatMap((filter) => filter.spaces ?? []))) {
    const listed = rooms.all.get(space);
    if (listed?.standing.membership === "join") children.set(space, await readChildren(tx, listed));
  }
  const isByTag = filters.some((filter) => filter.tags !== undefined || filter.notTags !== undefined);
  const isByName = filters.some((filter) => filter.nameLike !== undefined);
  return {
    direct: await readDirectRooms(tx, userId),
    tags: isByTag ? await readTags(tx, userId, upTo) : new Map(),
    children,
    names: isByName ? await readNames(tx, [...rooms.all.values()]) : new Map(),
  };
}

/** Whether a filter lets a room into its list (MSC4186, SlidingRoomFilter). */
export function passesListFilter(filter: ListFilter, { room, standing }: ListedRoom, facts: FilterFacts): boolean {
  const { roomTypes, notRoomTypes, tags, notTags, spaces, nameLike } = filter;
  const own = facts.tags.get(room.roomId) ?? [];
  return (
    (filter.isDirect === undefined || filter.isDirect === facts.direct.has(room.roomId)) &&
    (filter.isEncrypted === undefined || filter.isEncrypted === (room.encrypted === 1)) &&
    (filter.isInvited === undefined || filter.isInvited === (standing.membership === "invite")) &&
    (nameLike === undefined || facts.names.get(room.roomId)?.includes(nameLike) === true) &&
    (roomTypes === undefined || roomTypes.includes(room.roomType)) &&
    !notRoomTypes?.includes(room.roomType) &&
    (tags === undefined || own.some((tag) => tags.includes(tag))) &&
    !(notTags !== undefined && own.some((tag) => notTags.includes(tag))) &&
    (spaces === undefined || spaces.some((space) => facts.children.get(space)?.has(room.roomId)))
  );
}

/** The rooms that a person has for direct chats (`m.direct`). */
async function readDirectRooms(tx: ReadTransaction, userId: UserId): Promise<ReadonlySet<string>> {
  const text = await readAccountData(tx, { userId, type: "m.direct" });
  const content: Readonly<Record<string, unknown>> = text === undefined ? {} : JSON.parse(text);
  const rooms = Object.values(content).flatMap((value) => (Array.isArray(value) ? value : []));
  return new Set(rooms.filter((roomId) => typeof roomId === "string"));
}

async function readTags(
  tx: ReadTransaction,
  userId: UserId,
  upTo: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tags = new Map<string, readonly string[]>();
  for (const { roomId, type, content } of await accountDataBetween(tx, userId, 0, upTo)) {
    if (roomId === undefined || type !== "m.tag") continue;
    const { tags: own }: { tags?: unknown } = JSON.parse(content);
    tags.set(roomId, typeof own === "object" && own !== null ? Object.keys(own) : []);
  }
  return tags;
}

/** Whoever isn't in a room knows its name as it was when they were invited or left. */
async function readNames(tx: ReadTransaction, rooms: readonly ListedRoom[]): Promise<ReadonlyMap<string, string>> {
  const isIn = ({ standing }: ListedRoom) => standing.membership === "join";
  const joined = rooms.filter(isIn).map(({ room }) => room.roomId);
  const events = new Map<string, string>();
  for (const [roomId, settings] of await readSettings(tx, joined, ["m.room.name"])) {
    for (const client of settings.values()) events.set(roomId, client);
  }
  for (const { room, standing } of rooms.filter((listed) => !isIn(listed))) {
    const filter = { types: ["m.room.name"], stateKeys: [""] };
    for (const { client } of await stateAt(tx, room.roomId, standing.position, filter)) events.set(room.roomId, client);
  }
  const names = new Map<string, string>();
  for (const [roomId, client] of events) {
    const { name } = JSON.parse(client).content;
    if (typeof name === "string") names.set(roomId, name.toLowerCase());
  }
  return names;
}

/** A child without `via` was taken out of its space (spec "m.space.child"). */
async function readChildren(tx: ReadTransaction, { room }: ListedRoom): Promise<ReadonlySet<string>> {
  const events = await currentState(tx, room.roomId, { types: ["m.space.child"] });
  const children = events.filter(({ client }) => Array.isArray(JSON.parse(client).content.via));
  return new Set(children.map(({ stateKey }) => stateKey ?? ""));
}
