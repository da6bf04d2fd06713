import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { readRooms } from "@conclave/storage/rooms/rooms-among-store";
import { decodeSyncToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { roomsJoinedAt } from "../timeline/membership-lookup.ts";
import { readDeviceLists } from "./device-lists.ts";
import { readMembershipChanges } from "./membership-changes.ts";

interface GetKeysChanges {
  readonly userId: UserId;
  /** Sync tokens. */
  readonly from: string;
  readonly to: string;
}

/**
 * Whose devices changed between two sync tokens, as sync itself would have told (spec "GET /keys/changes"). For a token from
 * before a restore it is everybody.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a token that this server never gave out.
 */
export const getKeysChanges = query("sync.get-keys-changes", async (context, input: GetKeysChanges) => {
  const { tx } = context;
  const { userId } = input;
  const { restoreEpoch } = context.instance();
  const from = decodeSyncToken(input.from, restoreEpoch, "from");
  const to = decodeSyncToken(input.to, restoreEpoch, "to");
  const committed = await committedPosition(tx);
  const since = from?.position ?? 0;
  const range = { since, upTo: Math.max(since, Math.min(to?.position ?? committed, committed)) };
  const own = await membershipChangesOf(tx, userId, 0, range.upTo);
  const rooms: StoredRoom[] = [];
  for (const roomIds of chunksOf([...roomsJoinedAt(own, range.upTo)])) rooms.push(...(await readRooms(tx, roomIds)));
  const changes = await readMembershipChanges(tx, rooms, range);
  const { changed, left } = await readDeviceLists(tx, { userId, own, changes }, range);
  return { changed: [...changed], left: [...left] };
});
