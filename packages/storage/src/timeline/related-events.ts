import type { EventId } from "@conclave/protocol/identifiers/event-id";
import { sql } from "kysely";
import type { ReadTransaction } from "../database/transaction.ts";
import { eventColumns, type StoredEvent } from "./event-store.ts";
import { isShownRelation, type Shown } from "./shown-events.ts";

export interface RelatedRequest {
  readonly eventId: EventId;
  readonly relationType: string | undefined;
  readonly type: string | undefined;
  /** 1 for what is about the event itself, more for what is about that in turn. */
  readonly depth: number;
  /** Only events behind this position. */
  readonly after: number | undefined;
  /** Only events at or before this position. */
  readonly upTo: number | undefined;
  readonly shown: Shown;
  readonly limit: number;
  /** Newest first; without it oldest first. */
  readonly backwards: boolean;
}

/**
 * Events that say something about an event, by position: of its own room, since no other relations are kept. Relation and type narrow what is shown, not what is followed.
 * Ask for one more than you show to learn whether there are further ones.
 */
export async function relatedEvents(tx: ReadTransaction, request: RelatedRequest): Promise<readonly StoredEvent[]> {
  const { eventId, relationType, type, depth, after, upTo, shown } = request;
  let query = tx.query
    .withRecursive("related", (database) =>
      database
        .selectFrom("relations as child")
        .select(["child.event_id", sql<number>`1`.as("depth")])
        .where("child.relates_to", "=", eventId)
        .union((union) =>
          union
            .selectFrom("relations as child")
            .innerJoin("related", "related.event_id", "child.relates_to")
            .select(["child.event_id", sql<number>`related.depth + 1`.as("depth")])
            .where("related.depth", "<", depth),
        ),
    )
    .selectFrom("related")
    .innerJoin("relations", "relations.event_id", "related.event_id")
    .innerJoin("events", "events.event_id", "related.event_id")
    .select(eventColumns)
    .where((builder) => isShownRelation(builder, shown))
    .orderBy("events.position", request.backwards ? "desc" : "asc")
    .limit(request.limit);
  if (relationType !== undefined) query = query.where("relations.relation_type", "=", relationType);
  if (type !== undefined) query = query.where("relations.type", "=", type);
  if (after !== undefined) query = query.where("relations.position", ">", after);
  if (upTo !== undefined) query = query.where("relations.position", "<=", upTo);
  return query.execute();
}
