import type { JsonObject } from "@conclave/base/json";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import {
  aggregatedAmong,
  newestReplacements,
  referencesTo,
  type ThreadSummary,
  threadSummaries,
} from "@conclave/storage/timeline/aggregation-store";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import type { RoomView } from "./room-view.ts";

/** What others say about some events, summed up (spec "Aggregations of child events"). */
export interface Aggregations {
  /** The edits and replies that are shown within the events. */
  readonly events: readonly StoredEvent[];
  readonly replacements: ReadonlyMap<EventId, StoredEvent>;
  readonly threads: ReadonlyMap<EventId, ThreadSummary & { readonly isOwn: boolean }>;
  readonly references: ReadonlyMap<EventId, readonly EventId[]>;
}

export const noAggregations: Aggregations = {
  events: [],
  replacements: new Map(),
  threads: new Map(),
  references: new Map(),
};

/**
 * Reads what others say about the events of a page, as far as the reader sees it. One query tells that nobody says anything,
 * which is the usual case; otherwise there is one for each kind, however many events there are.
 */
export async function readAggregations(
  tx: ReadTransaction,
  events: readonly StoredEvent[],
  view: RoomView,
  reader: UserId,
): Promise<Aggregations> {
  const aggregated: EventId[] = [];
  const roots: EventId[] = [];
  for (const chunk of chunksOf(events.map(({ eventId }) => eventId))) {
    for (const { eventId, relationType } of await aggregatedAmong(tx, chunk)) {
      if (relationType === "m.thread") roots.push(eventId);
      else aggregated.push(eventId);
    }
  }
  if (aggregated.length === 0 && roots.length === 0) return noAggregations;
  return readSpokenOf(tx, { events, aggregated, roots, view, reader });
}

interface SpokenOf {
  readonly events: readonly StoredEvent[];
  /** Those of the events that are edited or referred to. */
  readonly aggregated: readonly EventId[];
  /** Those at which a thread begins. */
  readonly roots: readonly EventId[];
  readonly view: RoomView;
  readonly reader: UserId;
}

/** The slow path: a page on which something is edited, referred to, or the root of a thread. */
async function readSpokenOf(tx: ReadTransaction, page: SpokenOf): Promise<Aggregations> {
  const shown = { visible: page.view.visible, ignoredSenders: page.view.ignored };
  const senders = new Map(page.events.map(({ eventId, sender }) => [eventId, sender]));
  const threads = new Map<EventId, ThreadSummary & { readonly isOwn: boolean }>();
  for (const chunk of chunksOf([...new Set(page.roots)])) {
    for (const thread of await threadSummaries(tx, chunk, page.reader, shown)) {
      threads.set(thread.root, { ...thread, isOwn: senders.get(thread.root) === page.reader });
    }
  }
  const latest = [...threads.values()].map((thread) => thread.latest);
  const replacements = new Map<EventId, StoredEvent>();
  const references = new Map<EventId, EventId[]>();
  // What is said about the latest reply of a thread is shown with it.
  const targets = new Set([...page.aggregated, ...latest.map(({ eventId }) => eventId)]);
  for (const chunk of chunksOf([...targets])) {
    for (const { replaces, event } of await newestReplacements(tx, chunk, shown)) replacements.set(replaces, event);
    for (const { relatesTo, eventId } of await referencesTo(tx, chunk, shown)) {
      references.set(relatesTo, [...(references.get(relatesTo) ?? []), eventId]);
    }
  }
  return { events: [...latest, ...replacements.values()], replacements, threads, references };
}

/**
 * What others say about one event, as `unsigned."m.relations"` tells it; undefined when that is nothing.
 *
 * @param present shows an edit or a reply in the form of the event itself.
 */
export function bundleAggregations(
  event: StoredEvent,
  { replacements, threads, references }: Aggregations,
  present: (event: StoredEvent) => JsonObject,
): JsonObject | undefined {
  // What was taken back does not come back by an edit.
  const replacement = event.redactedBy === null ? replacements.get(event.eventId) : undefined;
  const thread = threads.get(event.eventId);
  const chunk = references.get(event.eventId);
  if (replacement === undefined && thread === undefined && chunk === undefined) return undefined;
  return {
    ...(replacement !== undefined && { "m.replace": present(replacement) }),
    ...(chunk !== undefined && { "m.reference": { chunk: chunk.map((eventId) => ({ event_id: eventId })) } }),
    ...(thread !== undefined && {
      "m.thread": {
        latest_event: present(thread.latest),
        count: thread.count,
        current_user_participated: thread.participated || thread.isOwn,
      },
    }),
  };
}
