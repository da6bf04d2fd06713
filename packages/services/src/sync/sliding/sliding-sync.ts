import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import type { StoredReceipt } from "@conclave/storage/receipts/receipt-store";
import { membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import { query } from "../../core/verb.ts";
import { pushRulesOf } from "../../push/get-push-rules.ts";
import { membershipLookup } from "../../timeline/membership-lookup.ts";
import { readReceipts } from "../receipts-section.ts";
import { encryptionResult, toDeviceResult } from "./device-extensions.ts";
import {
  accountDataResult,
  type ExtendedRoom,
  type ExtensionResult,
  receiptsResult,
  typingResult,
} from "./extensions.ts";
import { type FilterFacts, readFilterFacts } from "./filter-rooms.ts";
import type { RequiredState } from "./required-state.ts";
import { type WantedRoom, wantedRooms } from "./room-configs.ts";
import { type RoomLists, readRoomLists } from "./room-list.ts";
import { type RoomResultOptions, readRoomResult } from "./room-result.ts";
import {
  type ConnectionState,
  roomsAtOnce,
  type SentRoom,
  type SlidingAnswer,
  type SlidingRequest,
} from "./sliding-request.ts";

/**
 * Reads everything that is new for a connection since where it stands, from one snapshot (MSC4186). It never waits: the edge
 * does, and asks again.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a to-device token that this server never gave out.
 */
export const slidingSync = query(
  "sync.read-sliding",
  async (context, request: SlidingRequest): Promise<SlidingAnswer> => {
    const { tx } = context;
    const { userId, deviceId, state, extensions } = request;
    const epoch = context.instance().restoreEpoch;
    const upTo = await committedPosition(tx);
    const changes = await membershipChangesOf(tx, userId, 0, upTo);
    const ignoredUsers = await ignoredUsersOf(tx, userId);
    const sent = new Map(state?.rooms.map((room) => [room.roomId, room]));
    const lists = await readRoomLists(tx, { userId, changes, ignoredUsers, isSent: (roomId) => sent.has(roomId) });
    const filters = request.lists.map(({ filter }) => filter);
    const facts = await readFilterFacts(tx, { userId, filters, rooms: lists, upTo });
    const wanted = wantedRooms(lists, facts, request);

    const rooms = await readRooms(
      tx,
      request,
      { wanted: wanted.rooms, sent, facts, all: lists.all },
      {
        form: request.form,
        presentation: {
          reader: { userId, deviceId },
          now: context.now,
          membershipAt: membershipLookup(changes),
          withRoomId: false,
        },
        pushRules: await pushRulesOf(tx, userId),
        ignoredUsers,
        epoch,
        upTo,
        liveAfter: state?.position,
      },
    );

    const since = (name: string) => (state?.extensions.includes(name) === true ? state.position : undefined);
    const results = new Map<string, ExtensionResult>();
    let acknowledged: number | undefined;
    let keys = "";
    if (extensions.to_device?.enabled === true) {
      const result = await toDeviceResult(tx, request, { upTo, epoch });
      acknowledged = result.acknowledged;
      results.set("to_device", result);
    }
    if (extensions.e2ee?.enabled === true) {
      const result = await encryptionResult(tx, request, lists, { changes, since: since("e2ee"), upTo });
      keys = result.keys;
      results.set("e2ee", result);
    }
    if (extensions.account_data?.enabled === true) {
      const range = { since: since("account_data"), upTo };
      results.set("account_data", await accountDataResult(tx, request, rooms.extended, range));
    }
    if (extensions.receipts?.enabled === true) results.set("receipts", receiptsResult(request, rooms.extended));
    if (extensions.typing?.enabled === true) results.set("typing", typingResult(request, rooms.extended));

    return {
      lists: JSON.stringify(
        Object.fromEntries(Object.entries(wanted.counts).map(([name, count]) => [name, { count }])),
      ),
      rooms: `{${rooms.texts.join(",")}}`,
      extensions: `{${[...results].map(([name, { text }]) => `"${name}":${text}`).join(",")}}`,
      empty: rooms.texts.length === 0 && [...results.values()].every((result) => result.empty),
      keys,
      position: upTo,
      epoch,
      roomIds: roomsToWaitFor(request, lists.all.keys(), wanted.rooms),
      acknowledged,
      state: {
        position: upTo,
        typing: request.typing.serial,
        rooms: rooms.sent,
        wishes: rooms.wishes,
        extensions: [...results.keys()],
      },
    };
  },
);

async function readRooms(
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
  const { upTo } = options;
  const receipts = await receiptsSince(tx, request, wanted, sent, upTo);
  const wishes = [...(request.state?.wishes ?? [])];
  const placeOf = wishPlaces(wishes);
  // What the person forgot, the connection forgets.
  const next = new Map([...sent].filter(([roomId]) => input.all.has(roomId)));
  const texts: string[] = [];
  const extended: ExtendedRoom[] = [];
  for (const room of wanted) {
    // The others are told by the next answer, which comes at once.
    if (texts.length >= roomsAtOnce) break;
    const { roomId } = room.room;
    const before = sent.get(roomId);
    const wish = placeOf(room.requiredState);
    const own = receipts.get(roomId) ?? [];
    const isDirect = facts.direct.has(roomId);
    const result = await readRoomResult(
      tx,
      {
        ...room,
        // The same wishes are the same object, so that a change of them shows.
        requiredState: wishes[wish] ?? [],
        sent: before,
        metWishes: before === undefined ? undefined : wishes[before.wish],
        isDirect,
        isReadFurther: own.some((receipt) => receipt.userId === request.userId),
      },
      options,
    );
    if (result.text !== undefined) texts.push(`${JSON.stringify(roomId)}:${result.text}`);
    const { timelineLimit } = room;
    next.set(roomId, { roomId, upTo, timelineLimit, wish, isDirect, members: result.sentMembers });
    extended.push({
      ...room,
      since: before?.upTo,
      freshTimeline: result.freshTimeline,
      receipts: own,
      olderReceipts: await olderReceipts(tx, request, room, result.freshTimeline, upTo),
    });
  }
  return { texts, extended, ...withoutLeftovers([...next.values()], wishes) };
}

/** The receipts that were set since each room was last told of; rooms that were told of together are read together. */
async function receiptsSince(
  tx: ReadTransaction,
  request: SlidingRequest,
  wanted: readonly WantedRoom[],
  sent: ReadonlyMap<RoomId, SentRoom>,
  upTo: number,
) {
  const byPosition = new Map<number, RoomId[]>();
  for (const { room, standing } of wanted) {
    const before = sent.get(room.roomId);
    if (before === undefined || standing.membership !== "join") continue;
    const group = byPosition.get(before.upTo);
    if (group === undefined) byPosition.set(before.upTo, [room.roomId]);
    else group.push(room.roomId);
  }
  const receipts = new Map<RoomId, readonly StoredReceipt[]>();
  for (const [since, roomIds] of byPosition) {
    const found = await readReceipts(tx, { reader: request.userId, roomIds }, { since, upTo });
    for (const [roomId, those] of found) receipts.set(roomId, those);
  }
  return receipts;
}

async function olderReceipts(
  tx: ReadTransaction,
  { userId, extensions }: SlidingRequest,
  { room }: WantedRoom,
  freshTimeline: readonly string[] | undefined,
  upTo: number,
) {
  if (extensions.receipts?.enabled !== true || freshTimeline === undefined) return [];
  const found = await readReceipts(tx, { reader: userId, roomIds: [room.roomId] }, { since: undefined, upTo });
  return found.get(room.roomId) ?? [];
}

/** The rooms whose changes matter: any of the person's rooms may come into a list, as busy ones do. */
function roomsToWaitFor(
  request: SlidingRequest,
  all: Iterable<string>,
  wanted: readonly WantedRoom[],
): readonly RoomId[] {
  // Every key is the identifier of a stored room.
  if (request.lists.length > 0) return [...all] as RoomId[];
  return wanted.map(({ room }) => room.roomId);
}

/** Where wishes stand among those that are known; new ones are added. Rooms of one list share theirs, which are looked at once. */
function wishPlaces(wishes: (readonly RequiredState[])[]): (wanted: readonly RequiredState[]) => number {
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
function withoutLeftovers(
  rooms: readonly SentRoom[],
  wishes: readonly (readonly RequiredState[])[],
): Pick<ConnectionState, "rooms" | "wishes"> & { readonly sent: readonly SentRoom[] } {
  const used = [...new Set(rooms.map(({ wish }) => wish))];
  const places = new Map(used.map((wish, index) => [wish, index]));
  const sent = rooms.map((room) => ({ ...room, wish: places.get(room.wish) ?? 0 }));
  return { rooms: sent, sent, wishes: used.map((wish) => wishes[wish] ?? []) };
}
