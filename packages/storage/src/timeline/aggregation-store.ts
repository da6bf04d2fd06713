import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction } from "../database/transaction.ts";
import { eventColumns, type StoredEvent } from "./event-store.ts";
import { isShownRelation, type Shown } from "./shown-events.ts";

/** What a thread looks like from its root. */
export interface ThreadSummary {
  readonly root: EventId;
  readonly latest: StoredEvent;
  /** Replies. */
  readonly count: number;
  /** Whether the reader wrote one of them. */
  readonly participated: boolean;
}

/** What of an edited event is shown in its place. */
export interface Replacement {
  readonly replaces: EventId;
  readonly event: StoredEvent;
}

/** References of one event that are named; whoever wants more asks for its relations. */
const namedReferences = 100;

interface AmongEvents {
  readonly eventIds: readonly EventId[];
  readonly shown: Shown;
}

const selectAggregated = statement((query, { eventIds }: Pick<AmongEvents, "eventIds">) =>
  query
    .selectFrom("relations")
    .select(["relates_to as eventId", "relation_type as relationType"])
    .distinct()
    .where("relates_to", "in", eventIds)
    .where("relation_type", "in", ["m.replace", "m.thread", "m.reference"])
    .where("takes_effect", "=", 1),
);

/** Those of some events (at most 500) that anything is said about that could be aggregated. */
export async function aggregatedAmong(
  tx: ReadTransaction,
  eventIds: readonly EventId[],
): Promise<readonly { readonly eventId: EventId; readonly relationType: string }[]> {
  if (eventIds.length === 0) return [];
  return selectAggregated(tx, { eventIds: padded(eventIds) });
}

const selectNewestReplacements = statement((query, { eventIds, shown }: AmongEvents) =>
  query
    .with("ranked", (database) =>
      database
        .selectFrom("relations")
        .innerJoin("events as edit", "edit.event_id", "relations.event_id")
        .select(({ fn }) => [
          "relations.event_id as edit_id",
          "relations.relates_to as replaces_id",
          fn
            .agg<number>("row_number")
            .over((over) =>
              over
                .partitionBy("relations.relates_to")
                .orderBy("edit.origin_server_ts", "desc")
                .orderBy("edit.event_id", "desc"),
            )
            .as("place"),
        ])
        .where("relations.relates_to", "in", eventIds)
        .where("relations.relation_type", "=", "m.replace")
        .where("relations.takes_effect", "=", 1)
        .where((builder) => isShownRelation(builder, shown)),
    )
    .selectFrom("ranked")
    .innerJoin("events", "events.event_id", "ranked.edit_id")
    .select(eventColumns)
    .select("ranked.replaces_id as replacesId")
    .where("ranked.place", "=", 1),
);

/** The newest edit of each of some events (at most 500): by time, then by identifier (spec "m.replace"). */
export async function newestReplacements(
  tx: ReadTransaction,
  eventIds: readonly EventId[],
  shown: Shown,
): Promise<readonly Replacement[]> {
  if (eventIds.length === 0) return [];
  const rows = await selectNewestReplacements(tx, { eventIds: padded(eventIds), shown });
  return rows.map(({ replacesId, ...event }) => ({ replaces: replacesId, event }));
}

const selectThreads = statement((query, { eventIds, shown, reader }: AmongEvents & { readonly reader: UserId }) =>
  query
    .with("threads", (database) =>
      database
        .selectFrom("relations")
        .select((builder) => [
          "relations.room_id as thread_room",
          "relations.relates_to as root",
          builder.fn.max("relations.position").as("latest_position"),
          builder.fn.countAll<number | string>().as("replies"),
          builder.fn.max(builder.case().when("relations.sender", "=", reader).then(1).else(0).end()).as("participated"),
        ])
        .where("relations.relates_to", "in", eventIds)
        .where("relations.relation_type", "=", "m.thread")
        .where("relations.takes_effect", "=", 1)
        .where((builder) => isShownRelation(builder, shown))
        .groupBy(["relations.room_id", "relations.relates_to"]),
    )
    .selectFrom("threads")
    .innerJoin("events", (join) =>
      join.onRef("events.room_id", "=", "threads.thread_room").onRef("events.position", "=", "threads.latest_position"),
    )
    .select(eventColumns)
    .select(["threads.root as root", "threads.replies as replies", "threads.participated as participated"]),
);

/** The threads that begin at some events (at most 500). */
export async function threadSummaries(
  tx: ReadTransaction,
  roots: readonly EventId[],
  reader: UserId,
  shown: Shown,
): Promise<readonly ThreadSummary[]> {
  if (roots.length === 0) return [];
  const rows = await selectThreads(tx, { eventIds: padded(roots), shown, reader });
  return rows.map(({ root, replies, participated, ...latest }) => ({
    root,
    latest,
    count: Number(replies),
    participated: Number(participated) === 1,
  }));
}

const selectReferences = statement((query, { eventIds, shown }: AmongEvents) =>
  query
    .with("ranked", (database) =>
      database
        .selectFrom("relations")
        .select(({ fn }) => [
          "relations.event_id as event_id",
          "relations.relates_to as relates_to",
          "relations.position as position",
          fn
            .agg<number>("row_number")
            .over((over) => over.partitionBy("relations.relates_to").orderBy("relations.position"))
            .as("place"),
        ])
        .where("relations.relates_to", "in", eventIds)
        .where("relations.relation_type", "=", "m.reference")
        .where("relations.takes_effect", "=", 1)
        .where((builder) => isShownRelation(builder, shown)),
    )
    .selectFrom("ranked")
    .select(["ranked.relates_to as relatesTo", "ranked.event_id as eventId"])
    .where("ranked.place", "<=", namedReferences)
    .orderBy("ranked.position"),
);

/** What refers to each of some events (at most 500), oldest first, at most 100 each. */
export async function referencesTo(
  tx: ReadTransaction,
  eventIds: readonly EventId[],
  shown: Shown,
): Promise<readonly { readonly relatesTo: EventId; readonly eventId: EventId }[]> {
  if (eventIds.length === 0) return [];
  return selectReferences(tx, { eventIds: padded(eventIds), shown });
}
