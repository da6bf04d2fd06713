import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readUnreadFacts } from "../../push/unread-counts.ts";
import { findRoomViews } from "../../timeline/room-view.ts";
import type { ConnectedRoom, RoomResultOptions } from "./connected-room.ts";
import type { ExtendedRoom } from "./extensions.ts";
import type { FilterFacts } from "./filter-rooms.ts";
import { olderReceipts, receiptsSince } from "./receipts-since.ts";
import type { WantedRoom } from "./room-configs.ts";
import type { RoomLists } from "./room-list.ts";
import { newsOf, type RoomReadings, readRoomResult } from "./room-result.ts";
import { roomsAtOnce, type SentRoom, type SlidingRequest } from "./sliding-request.ts";
import { wishPlaces, withoutLeftovers } from "./wish-places.ts";

/** What is new of the rooms that a client looks at, and what its connection has of each then. */
export async function readSlidingRooms(
  tx: ReadTransaction,
  request: SlidingRequest,
  input: {
    readonly wanted: readonly WantedRoom[];
    readonly sent: ReadonlyMap<RoomId, SentRoom>;
    readonly facts: FilterFacts;
    readonly all: RoomLists["all"];
  },
  options: RoomResultOptions,
) {
  const { wanted, sent, facts } = input;
  const receipts = await receiptsSince(tx, request, wanted, sent, options);
  const wishes = [...(request.state?.wishes ?? [])];
  const placeOf = wishPlaces(wishes);
  // What the person forgot, the connection forgets.
  const next = new Map([...sent].filter(([roomId]) => input.all.has(roomId)));
  const texts: string[] = [];
  const extended: ExtendedRoom[] = [];
  const connected = wanted.map((room): ConnectedRoom => {
    const { roomId } = room.room;
    const before = sent.get(roomId);
    return {
      ...room,
      // The same wishes are the same object, so that a change of them shows.
      requiredState: wishes[placeOf(room.requiredState)] ?? [],
      sent: before,
      metWishes: before === undefined ? undefined : wishes[before.wish],
      isDirect: facts.direct.has(roomId),
      isReadFurther: (receipts.get(roomId) ?? []).some((receipt) => receipt.userId === request.userId),
    };
  });
  let readingsOf: ((roomId: RoomId) => RoomReadings) | undefined;
  for (const [index, room] of connected.entries()) {
    // The others are told by the next answer, which comes at once.
    if (texts.length >= roomsAtOnce) break;
    if (readingsOf === undefined || index % roomsAtOnce === 0) {
      readingsOf = await readTogether(tx, connected.slice(index, index + roomsAtOnce), options);
    }
    const { roomId } = room.room;
    const { sent: before, isDirect, timelineLimit } = room;
    const own = receipts.get(roomId) ?? [];
    const result = await readRoomResult(tx, room, options, readingsOf(roomId));
    if (result.text !== undefined) texts.push(`${JSON.stringify(roomId)}:${result.text}`);
    const wish = placeOf(room.requiredState);
    next.set(roomId, { roomId, upTo: options.upTo, timelineLimit, wish, isDirect, members: result.sentMembers });
    extended.push({
      ...room,
      since: before?.upTo,
      freshTimeline: result.freshTimeline,
      receipts: own,
      olderReceipts: await olderReceipts(tx, request, room, result.freshTimeline, options),
    });
  }
  return { texts, extended, ...withoutLeftovers([...next.values()], wishes) };
}

/** Reads what has to be known of those rooms of which there may be something new. */
async function readTogether(
  tx: ReadTransaction,
  rooms: readonly ConnectedRoom[],
  options: RoomResultOptions,
): Promise<(roomId: RoomId) => RoomReadings> {
  const reader = options.presentation.reader.userId;
  const roomIds = rooms.filter((room) => !newsOf(room, options).isQuiet).map(({ room }) => room.roomId);
  const views = await findRoomViews(tx, roomIds, reader);
  // The merged form tells no counts.
  const unreadFacts = await readUnreadFacts(tx, options.form === "unstable" ? roomIds : [], reader);
  return (roomId) => ({ view: views.get(roomId), unreadFacts });
}
