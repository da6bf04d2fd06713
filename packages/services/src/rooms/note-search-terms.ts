import { indexTerms } from "@conclave/rules/search/search-terms";
import { searchableText } from "@conclave/rules/search/searchable-text";
import type { WriteTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { insertSearchTerms } from "@conclave/storage/search/search-store";
import type { SealedEvent } from "./seal-event.ts";

/** Lets an event be found by what it says, unless its room is encrypted: what slips out there isn't spread further. */
export async function noteSearchTerms(
  tx: WriteTransaction,
  { roomId, encrypted }: StoredRoom,
  { pdu }: SealedEvent,
  position: number,
): Promise<void> {
  if (encrypted === 1) return;
  const searchable = searchableText(pdu);
  if (searchable === undefined) return;
  await insertSearchTerms(tx, { roomId, position, field: searchable.key }, indexTerms(searchable.text));
}
