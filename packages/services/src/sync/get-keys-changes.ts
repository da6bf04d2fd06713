import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import { joinedRoomsOf, membershipsOf } from "@conclave/storage/rooms/membership-store";
import { decodeSyncToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { membershipLookup } from "../timeline/membership-lookup.ts";
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
  const range = { since: from?.position ?? 0, upTo: Math.min(to?.position ?? committed, committed) };
  const membershipAt = membershipLookup(await membershipChangesOf(tx, userId, 0, range.upTo));
  const joined = await joinedRoomsOf(tx, userId);
  const joinedRooms = joined.map((room) => room.roomId);
  const others = (await membershipsOf(tx, userId)).filter(({ membership }) => membership !== "join");
  const { changed, left } = await readDeviceLists(
    tx,
    {
      userId,
      changes: await readMembershipChanges(tx, joined, range),
      newlyJoined: joinedRooms.filter((roomId) => membershipAt(roomId, range.since) !== "join"),
      newlyLeft: others.map(({ roomId }) => roomId).filter((roomId) => membershipAt(roomId, range.since) === "join"),
    },
    range,
  );
  return { changed: [...changed], left: [...left] };
});
