import type { SlidingExtensions } from "@conclave/protocol/client-api/sliding-sync-extensions";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredReceipt } from "@conclave/storage/receipts/receipt-store";
import { readAccountDataSection } from "../account-data-section.ts";
import { typingEvent } from "../ephemeral-section.ts";
import { receiptEvent } from "../receipts-section.ts";
import type { WantedRoom } from "./room-configs.ts";
import type { SlidingRequest } from "./sliding-request.ts";

/** A room with what the extensions look at. */
export interface ExtendedRoom extends WantedRoom {
  /** What was told of it up to here; undefined for a room that is new to the connection. */
  readonly since: number | undefined;
  /** The events of a timeline that is not a continuation: their receipts are told, however old. */
  readonly freshTimeline: readonly string[] | undefined;
  /** Set since then. */
  readonly receipts: readonly StoredReceipt[];
  /** All of the room; read where the timeline is fresh. */
  readonly olderReceipts: readonly StoredReceipt[];
}

/** The answer to an extension, a JSON text, and whether there is nothing new in it. */
export interface ExtensionResult {
  readonly text: string;
  readonly empty: boolean;
}

type OfRooms = NonNullable<SlidingExtensions["receipts"]>;

/** Whether an extension is for a room: nothing said means all lists and all subscriptions, and so does `*`. */
export function isExtended({ lists, rooms }: OfRooms, room: WantedRoom): boolean {
  const byList = room.lists.some((list) => lists === undefined || lists.includes("*") || lists.includes(list));
  const byName = rooms === undefined || rooms.includes("*") || rooms.includes(room.room.roomId);
  return byList || (room.isSubscribed && byName);
}

/** The receipts extension (MSC3960): of a timeline that begins anew those of its events, and the reader's own. */
export function receiptsResult(request: SlidingRequest, rooms: readonly ExtendedRoom[]): ExtensionResult {
  const { receipts: wish = {} } = request.extensions;
  const entries: string[] = [];
  for (const room of rooms) {
    if (!isExtended(wish, room) || room.standing.membership !== "join") continue;
    const fresh = new Set(room.freshTimeline);
    const isTold = ({ userId, eventId }: StoredReceipt) => userId === request.userId || fresh.has(eventId);
    const older = room.olderReceipts.filter(isTold);
    const told =
      room.since === undefined
        ? older
        : [...new Set([...older.filter(({ eventId }) => fresh.has(eventId)), ...room.receipts])];
    if (told.length > 0) entries.push(`${JSON.stringify(room.room.roomId)}:${receiptEvent(told)}`);
  }
  return { text: `{"rooms":{${entries.join(",")}}}`, empty: entries.length === 0 };
}

/** The typing extension (MSC3961). */
export function typingResult(
  request: SlidingRequest,
  rooms: readonly ExtendedRoom[],
  ignoredUsers: ReadonlySet<string>,
): ExtensionResult {
  const { typing: wish = {} } = request.extensions;
  const changes = new Map(request.typing.rooms.map((room) => [room.roomId, room]));
  const now = new Map(request.typingNow.rooms.map((room) => [room.roomId, room]));
  const entries: string[] = [];
  for (const room of rooms) {
    if (!isExtended(wish, room) || room.standing.membership !== "join") continue;
    const { roomId } = room.room;
    const typing = changes.get(roomId) ?? (room.since === undefined ? now.get(roomId) : undefined);
    if (typing !== undefined) entries.push(`${JSON.stringify(roomId)}:${typingEvent(typing, ignoredUsers)}`);
  }
  return { text: `{"rooms":{${entries.join(",")}}}`, empty: entries.length === 0 };
}

/** The account data extension (MSC3959). */
export async function accountDataResult(
  tx: ReadTransaction,
  request: SlidingRequest,
  rooms: readonly ExtendedRoom[],
  range: { readonly since: number | undefined; readonly upTo: number },
): Promise<ExtensionResult> {
  const { account_data: wish = {} } = request.extensions;
  const wanted = rooms.filter((room) => isExtended(wish, room));
  // A room that was out of sight has missed what was told meanwhile.
  const newRooms: readonly RoomId[] = wanted
    .filter((room) => room.since === undefined || range.since === undefined || room.since < range.since)
    .map((room) => room.room.roomId);
  const { global, byRoom } = await readAccountDataSection(tx, { userId: request.userId, newRooms, filter: {} }, range);
  const entries = wanted.flatMap(({ room }) => {
    const events = byRoom.get(room.roomId) ?? [];
    return events.length === 0 ? [] : [`${JSON.stringify(room.roomId)}:[${events.join(",")}]`];
  });
  return {
    text: `{"global":[${global.join(",")}],"rooms":{${entries.join(",")}}}`,
    empty: global.length === 0 && entries.length === 0,
  };
}
