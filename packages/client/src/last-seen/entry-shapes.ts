import { isJsonObject } from "@conclave/base/json";
import type { AboutRights } from "../snapshots/about-rights.ts";
import type { Person } from "../snapshots/person.ts";
import type { MessagePreview, RoomListEntry, RoomName } from "../snapshots/room-list-snapshot.ts";
import type { SpaceChild, SpaceEntry } from "../snapshots/space-list-snapshot.ts";

// What an earlier version of this client kept may have another shape, and no view would expect it. A row a field: the compiler misses none.

type Check = (value: unknown) => boolean;
type Shape<Type> = { readonly [Field in keyof Type]-?: Check };

const text: Check = (value) => typeof value === "string";
const number: Check = (value) => typeof value === "number";
const flag: Check = (value) => typeof value === "boolean";
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const hasShape =
  <Type>(shape: Shape<Type>) =>
  (value: unknown): value is Type =>
    isJsonObject(value) && Object.entries<Check>(shape).every(([field, check]) => check(value[field]));
const oneOf =
  (kinds: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check =>
  (value) => {
    const shape = isJsonObject(value) && typeof value["kind"] === "string" ? kinds[value["kind"]] : undefined;
    return shape !== undefined && hasShape(shape)(value);
  };

/** The kinds of a union, each with its other fields. */
type Kinds<Union extends { readonly kind: string }> = {
  readonly [Kind in Union["kind"]]: Shape<Omit<Extract<Union, { readonly kind: Kind }>, "kind">>;
};

const roomNames: Kinds<RoomName> = {
  given: { text },
  members: { names: listOf(text), others: number },
  empty: { formerly: listOf(text) },
};

const previews: Kinds<MessagePreview["content"]> = {
  text: { text },
  attachment: { attachment: text, name: text },
  undecryptable: {},
  removed: {},
};

/** Whether a value has the shape of a person. */
export const isPerson = hasShape<Person>({ userId: text, name: text, ambiguous: flag, avatar: orNull(text) });

const isMessagePreview = hasShape<MessagePreview>({
  sender: isPerson,
  own: flag,
  timestamp: number,
  content: oneOf(previews),
});

/** Whether a value has the shape of an entry of the list of rooms. */
export const isRoomListEntry = hasShape<RoomListEntry>({
  roomId: text,
  name: oneOf(roomNames),
  avatar: orNull(text),
  pictureId: text,
  membership: (value) => value === "joined" || value === "invited",
  inviter: orNull(isPerson),
  direct: flag,
  space: flag,
  encrypted: orNull(flag),
  memberCount: number,
  unreadCount: number,
  highlightCount: number,
  favourite: flag,
  lowPriority: flag,
  muted: flag,
  silent: flag,
  markedUnread: flag,
  lastMessage: orNull(isMessagePreview),
  activeAt: number,
});

const isAboutRights = hasShape<AboutRights>({ name: flag, topic: flag, picture: flag });

const isSpaceChild = hasShape<SpaceChild>({ roomId: text, suggested: flag });

/** Whether a value has the shape of an entry of the list of spaces. */
export const isSpaceEntry = hasShape<SpaceEntry>({
  roomId: text,
  name: oneOf(roomNames),
  avatar: orNull(text),
  topic: orNull(text),
  memberCount: number,
  children: listOf(isSpaceChild),
  mayArrange: flag,
  arrangedBy: text,
  about: isAboutRights,
  mayInvite: flag,
});
