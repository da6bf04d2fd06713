import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { passesEventFilter, passesRoomFilter } from "@conclave/rules/filters/event-filter";
import { searchRank } from "@conclave/rules/search/search-rank";
import { queryTerms } from "@conclave/rules/search/search-terms";
import { type SearchKey, searchableText } from "@conclave/rules/search/searchable-text";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { membershipsOf } from "@conclave/storage/rooms/membership-store";
import { findEventsByTerms } from "@conclave/storage/search/search-store";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { readErasedTexts } from "../erased-texts.ts";
import type { MembershipLookup } from "../membership-lookup.ts";
import { findRoomViews, isVisible, type RoomView } from "../room-view.ts";

/** What somebody looks for. */
export interface EventQuestion {
  readonly term: string;
  readonly keys: readonly SearchKey[];
  readonly filter: RoomEventFilter;
  /** Only events before this position. */
  readonly before: number | undefined;
}

/** An event that answers, in its room as the reader sees it. */
export interface FoundEvent {
  readonly event: StoredEvent;
  readonly view: RoomView;
  /** The larger, the better it answers. */
  readonly rank: number;
}

/** Events that one question looks at, the newest: beyond them somebody asks for more words, or for a page before. */
const mostEvents = 1_000;

/**
 * The events that answer to a question and that the reader may and wants to see, newest first: of the rooms that they are in
 * or were, without those they forgot.
 */
export async function findEvents(
  tx: ReadTransaction,
  userId: UserId,
  question: EventQuestion,
): Promise<readonly FoundEvent[]> {
  const terms = queryTerms(question.term);
  const candidates = await findCandidates(tx, userId, question, terms);
  const views = await findRoomViews(tx, [...new Set(candidates.map((event) => event.roomId))], userId);
  const membershipAt: MembershipLookup = (roomId, position) =>
    views.get(roomId)?.membershipAt(roomId, position) ?? "leave";
  const erased = await readErasedTexts(tx, candidates, membershipAt);
  const found: FoundEvent[] = [];
  for (const event of candidates) {
    // A word that is found tells what was erased.
    if (erased.has(event.eventId)) continue;
    const view = views.get(event.roomId);
    const { content }: ClientEventWithoutRoomId = JSON.parse(event.client);
    if (view === undefined || !isWanted(event, view, question.filter, typeof content["url"] === "string")) continue;
    const text = searchableText({ type: event.type, content })?.text ?? "";
    found.push({ event, view, rank: searchRank(text, question.term, terms) });
  }
  return found;
}

async function findCandidates(
  tx: ReadTransaction,
  userId: UserId,
  { keys, filter, before }: EventQuestion,
  terms: readonly string[],
): Promise<readonly StoredEvent[]> {
  const roomIds = (await membershipsOf(tx, userId))
    .map(({ roomId }) => roomId)
    .filter((roomId) => passesRoomFilter(filter, roomId));
  const events: StoredEvent[] = [];
  for (const chunk of chunksOf(roomIds)) {
    const question = { terms, roomIds: chunk, fields: keys, before, limit: mostEvents };
    events.push(...(await findEventsByTerms(tx, question)));
  }
  return events.sort((left, right) => right.position - left.position).slice(0, mostEvents);
}

function isWanted(event: StoredEvent, view: RoomView, filter: RoomEventFilter, hasUrl: boolean): boolean {
  const { type, sender, stateKey, position } = event;
  if (!isVisible(view, position) || (stateKey === null && view.ignored.includes(sender))) return false;
  return passesEventFilter(filter, { type, sender, hasUrl });
}
