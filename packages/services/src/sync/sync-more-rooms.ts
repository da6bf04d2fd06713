import { readRooms } from "@conclave/storage/rooms/rooms-among-store";
import { query } from "../core/verb.ts";
import { readAccountDataSection } from "./account-data-section.ts";
import { findRoomsWithNews, readJoinedRooms } from "./joined-rooms.ts";
import { readMembershipChanges } from "./membership-changes.ts";
import { leftRooms, readLeftRooms, readStrippedRooms, strippedRooms } from "./other-rooms.ts";
import { readStandings } from "./standings.ts";
import { readSyncFrame } from "./sync-frame.ts";
import type { RoomNames, RoomTexts, SyncRequest } from "./sync-request.ts";

/** Rooms that an answer still lacks, at most `roomsAtOnce` of each kind. */
export interface MoreRooms extends RoomNames {
  readonly request: SyncRequest;
  /** Up to where the answer tells. */
  readonly position: number;
}

/**
 * Reads further rooms of an answer as they stood where it was begun. What became otherwise meanwhile is behind its token, and told
 * by the next.
 */
export const syncMoreRooms = query("sync.read-more-rooms", async (context, more: MoreRooms): Promise<RoomTexts> => {
  const { tx } = context;
  const { request } = more;
  const frame = await readSyncFrame(context, request, more.position);
  const { range, filter, wasJoined } = frame;
  const rooms = await readRooms(tx, more.joined);
  const newRooms = more.joined.filter((roomId) => !wasJoined(roomId));
  const { byRoom: accountData } = await readAccountDataSection(tx, { userId: request.userId, newRooms, filter }, range);
  const { since, upTo } = range;
  const changes = since === undefined ? [] : await readMembershipChanges(tx, rooms, { since, upTo });
  const news = { typing: request.typing, changes, accountData };
  const joined = await findRoomsWithNews(tx, frame, rooms, news);
  const isLeft = new Set(more.left);
  // Whoever has come back meanwhile is told so by the next answer.
  const standings = await readStandings(tx, request.userId, frame.options.presentation.membershipAt, since);
  const left = leftRooms(frame, standings).filter(({ roomId }) => isLeft.has(roomId));
  const isStripped = new Set(more.stripped);
  const stripped = (await strippedRooms(tx, frame, standings)).filter(({ roomId }) => isStripped.has(roomId));
  return {
    ...(await readStrippedRooms(tx, stripped)),
    join: await readJoinedRooms(tx, frame, joined),
    leave: await readLeftRooms(tx, frame, left, accountData),
  };
});
