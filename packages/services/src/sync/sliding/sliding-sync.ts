import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import { query } from "../../core/verb.ts";
import { pushRulesOf } from "../../push/push-rules.ts";
import { membershipLookup } from "../../timeline/membership-lookup.ts";
import { encryptionResult, toDeviceResult } from "./device-extensions.ts";
import { accountDataResult, type ExtensionResult, receiptsResult, typingResult } from "./extensions.ts";
import { readFilterFacts } from "./filter-rooms.ts";
import { type WantedRoom, wantedRooms } from "./room-configs.ts";
import { readRoomLists } from "./room-list.ts";
import type { SlidingAnswer, SlidingRequest } from "./sliding-request.ts";
import { readSlidingRooms } from "./sliding-rooms.ts";

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
    const sentUpTo = (roomId: RoomId) => sent.get(roomId)?.upTo;
    const lists = await readRoomLists(tx, { userId, changes, ignoredUsers, sentUpTo });
    const filters = request.lists.map(({ filter }) => filter);
    const facts = await readFilterFacts(tx, { userId, filters, rooms: lists, upTo });
    const wanted = wantedRooms(lists, facts, request);

    const rooms = await readSlidingRooms(
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
    if (extensions.typing?.enabled === true) {
      results.set("typing", typingResult(request, rooms.extended, ignoredUsers));
    }

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
        rooms: rooms.rooms,
        wishes: rooms.wishes,
        extensions: [...results.keys()],
      },
    };
  },
);

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
