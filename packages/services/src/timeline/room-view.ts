import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { type HistoryVisibility, parseHistoryVisibility } from "@conclave/rules/rooms/history-visibility";
import { type Change, type VisibleRange, visibleRanges } from "@conclave/rules/rooms/visible-ranges";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { MembershipChange } from "@conclave/storage/rooms/membership-history-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { forgottenAmong, membershipHistoriesOf, readRooms } from "@conclave/storage/rooms/rooms-among-store";
import { stateHistoriesOf } from "@conclave/storage/timeline/state-store";
import { notInRoom } from "../rooms/require-room.ts";
import { type MembershipLookup, membershipLookup } from "./membership-lookup.ts";

/** Stretches and ignored people that go into one statement, each; SQLite takes 32,766 values in all. */
const mostValues = 5_000;

/** A room as one person may see it. Whoever reads history or state goes through this. */
export interface RoomView {
  readonly room: StoredRoom;
  /** The stretches of history that they may see, oldest first; never empty. */
  readonly visible: readonly VisibleRange[];
  readonly membershipAt: MembershipLookup;
  /** The last position whose state they may see; undefined for somebody who was never a member. */
  readonly stateUpTo: number | undefined;
  /** Whose events they don't want to see. */
  readonly ignored: readonly UserId[];
}

/**
 * What a person may see of a room.
 *
 * @throws MatrixError `M_FORBIDDEN` when that is nothing: there is no such room, they may see none of it, or they forgot it.
 */
export async function viewRoom(tx: ReadTransaction, roomId: RoomId, userId: UserId): Promise<RoomView> {
  const view = await findRoomView(tx, roomId, userId);
  if (view === undefined) throw notInRoom();
  return view;
}

/** What a person may see of a room; undefined when that is nothing. */
export async function findRoomView(tx: ReadTransaction, roomId: RoomId, userId: UserId): Promise<RoomView | undefined> {
  return (await findRoomViews(tx, [roomId], userId)).get(roomId);
}

/** What a person may see of some rooms, read for all of them together; those of which that is nothing are missing. */
export async function findRoomViews(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  userId: UserId,
): Promise<ReadonlyMap<RoomId, RoomView>> {
  if (roomIds.length === 0) return new Map();
  const ignored = [...(await ignoredUsersOf(tx, userId))]
    .map(parseUserId)
    .filter((person) => person !== undefined)
    .slice(0, mostValues);
  const views = new Map<RoomId, RoomView>();
  for (const chunk of chunksOf(roomIds)) {
    const rooms = await readRooms(tx, chunk);
    const forgotten = await forgottenAmong(tx, userId, chunk);
    const memberships = Map.groupBy(await membershipHistoriesOf(tx, userId, chunk), ({ roomId }) => roomId);
    const visibilities = await visibilityHistoriesOf(tx, chunk);
    for (const room of rooms) {
      const { roomId } = room;
      if (forgotten.has(roomId)) continue;
      const seen = { memberships: memberships.get(roomId) ?? [], visibilities: visibilities.get(roomId) ?? [] };
      const view = viewOf(room, seen, ignored);
      if (view !== undefined) views.set(roomId, view);
    }
  }
  return views;
}

interface SeenBy {
  /** Of the reader, oldest first, as are the others. */
  readonly memberships: readonly MembershipChange[];
  readonly visibilities: readonly Change<HistoryVisibility>[];
}

function viewOf(
  room: StoredRoom,
  { memberships, visibilities }: SeenBy,
  ignored: readonly UserId[],
): RoomView | undefined {
  const visible = visibleRanges(
    visibilities,
    memberships.map(({ position, membership }) => ({ position, value: membership })),
    room.lastPosition,
  );
  if (visible.length === 0) return undefined;
  const isOpen = visibilities.at(-1)?.value === "world_readable";
  return {
    room,
    // A database takes so many values in one statement: somebody who came and went thousands of times sees the newest stretches.
    visible: visible.slice(-mostValues),
    membershipAt: membershipLookup(memberships),
    stateUpTo: isOpen ? room.lastPosition : lastStatePositionOf(memberships, room),
    ignored,
  };
}

/** Every change of the history visibility of some rooms (at most 500), by room, oldest first. */
async function visibilityHistoriesOf(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
): Promise<ReadonlyMap<RoomId, readonly Change<HistoryVisibility>[]>> {
  const histories = new Map<RoomId, Change<HistoryVisibility>[]>();
  for (const event of await stateHistoriesOf(tx, roomIds, { type: "m.room.history_visibility", stateKey: "" })) {
    const { content }: ClientEventWithoutRoomId = JSON.parse(event.client);
    const change = { position: event.position, value: parseHistoryVisibility(content["history_visibility"]) };
    histories.set(event.roomId, [...(histories.get(event.roomId) ?? []), change]);
  }
  return histories;
}

/** A member sees the state as it is; somebody who left as it was when they did; others not at all. */
function lastStatePositionOf(memberships: readonly MembershipChange[], room: StoredRoom): number | undefined {
  const lastJoin = memberships.findLastIndex((change) => change.membership === "join");
  if (lastJoin === -1) return undefined;
  return memberships[lastJoin + 1]?.position ?? room.lastPosition;
}

/** Whether an event at a position is within what the view shows. */
export function isVisible(view: RoomView, position: number): boolean {
  return view.visible.some((range) => range.from <= position && position <= range.to);
}

/**
 * The last position whose state the reader may see.
 *
 * @throws MatrixError `M_FORBIDDEN` when they were never a member of the room.
 */
export function requireStatePosition(view: RoomView): number {
  if (view.stateUpTo === undefined) throw notInRoom();
  return view.stateUpTo;
}
