import type { EventId } from "@conclave/protocol/identifiers/event-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readPdus, type StoredEvent } from "@conclave/storage/timeline/event-store";

/**
 * The same events, each with the form in which it was hashed and signed in place of the one that clients see (spec "Filtering",
 * `event_format` `federation`). Its identifier, which that form doesn't hold, is added: clients couldn't name the event.
 */
export async function inFederationFormat(
  tx: ReadTransaction,
  events: readonly StoredEvent[],
): Promise<readonly StoredEvent[]> {
  const pdus = new Map<EventId, string>();
  for (const chunk of chunksOf(events)) {
    const eventIds = chunk.map(({ eventId }) => eventId);
    for (const { eventId, pdu } of await readPdus(tx, eventIds)) pdus.set(eventId, pdu);
  }
  return events.map((event) => {
    const pdu = pdus.get(event.eventId);
    if (pdu === undefined) return event;
    return { ...event, client: `${pdu.slice(0, -1)},"event_id":${JSON.stringify(event.eventId)}}` };
  });
}
