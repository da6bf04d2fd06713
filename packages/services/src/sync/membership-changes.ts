import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { type MembershipChange, membershipChangesIn } from "@conclave/storage/rooms/membership-history-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";

/** The membership events of some rooms within a range; rooms in which nothing happened cost nothing. */
export async function readMembershipChanges(
  tx: ReadTransaction,
  rooms: readonly StoredRoom[],
  range: { readonly since: number; readonly upTo: number },
): Promise<readonly MembershipChange[]> {
  const changed = rooms.filter((room) => room.lastStatePosition > range.since).map((room) => room.roomId);
  const changes: MembershipChange[] = [];
  for (const roomIds of chunksOf(changed)) {
    changes.push(...(await membershipChangesIn(tx, roomIds, range.since, range.upTo)));
  }
  return changes;
}
