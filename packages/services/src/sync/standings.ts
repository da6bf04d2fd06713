import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { forgottenMembershipsOf, membershipsOf, type StoredMembership } from "@conclave/storage/rooms/membership-store";
import type { MembershipLookup } from "../timeline/membership-lookup.ts";

/**
 * How a person stands to every room of theirs. One that they forgot is among them only where a client, which knows everything up to
 * `since`, still has it as one that they are in, are invited to or knock on: it must hear once that this is over.
 */
export async function readStandings(
  tx: ReadTransaction,
  userId: UserId,
  membershipAt: MembershipLookup,
  since: number | undefined,
): Promise<readonly StoredMembership[]> {
  const standings = await membershipsOf(tx, userId);
  if (since === undefined) return standings;
  const forgotten = await forgottenMembershipsOf(tx, userId, since);
  const isOut = ["leave", "ban"];
  return [...standings, ...forgotten.filter(({ roomId }) => !isOut.includes(membershipAt(roomId, since)))];
}
