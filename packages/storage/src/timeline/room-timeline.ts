import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { ReadTransaction } from "../database/transaction.ts";
import { eventColumns, type StoredEvent } from "./event-store.ts";
import { anyOf, type PositionRange } from "./shown-events.ts";

export interface TimelineRequest {
  readonly roomId: RoomId;
  /** Only events behind this position. */
  readonly after?: number;
  /** Only events at or before this position. */
  readonly upTo?: number;
  /** Only events within one of these stretches: what the reader may see. Everything when absent, nothing when empty. */
  readonly visible?: readonly PositionRange[];
  /** Whose events the reader does not want; their state events are shown even so (spec "Ignoring Users"). */
  readonly ignoredSenders?: readonly UserId[];
  /** `*` stands for any run of characters. */
  readonly types?: readonly string[];
  readonly notTypes?: readonly string[];
  readonly senders?: readonly string[];
  readonly notSenders?: readonly string[];
  readonly limit: number;
  /** Newest first; without it oldest first. */
  readonly backwards: boolean;
}

type Builder = ExpressionBuilder<Tables, "events">;

/** Events of a room by position. Ask for one more than you show to learn whether there are further ones. */
export async function roomTimeline(tx: ReadTransaction, request: TimelineRequest): Promise<readonly StoredEvent[]> {
  const { visible, ignoredSenders, types, notTypes, senders, notSenders } = request;
  let query = tx.query
    .selectFrom("events")
    .select(eventColumns)
    .where("events.room_id", "=", request.roomId)
    .orderBy("events.position", request.backwards ? "desc" : "asc")
    .limit(request.limit);
  if (request.after !== undefined) query = query.where("events.position", ">", request.after);
  if (request.upTo !== undefined) query = query.where("events.position", "<=", request.upTo);
  if (visible !== undefined)
    query = query.where((builder) =>
      anyOf(
        builder,
        visible.map((range) => within(builder, range)),
      ),
    );
  if (ignoredSenders !== undefined && ignoredSenders.length > 0) {
    query = query.where((builder) =>
      builder.or([builder("events.sender", "not in", ignoredSenders), builder("events.state_key", "is not", null)]),
    );
  }
  if (types !== undefined)
    query = query.where((builder) =>
      anyOf(
        builder,
        types.map((type) => matches(builder, type)),
      ),
    );
  if (notTypes !== undefined) {
    query = query.where((builder) =>
      builder.not(
        anyOf(
          builder,
          notTypes.map((type) => matches(builder, type)),
        ),
      ),
    );
  }
  if (senders !== undefined) query = query.where((builder) => among(builder, senders));
  if (notSenders !== undefined) query = query.where((builder) => builder.not(among(builder, notSenders)));
  return query.execute();
}

function within(builder: Builder, range: PositionRange): Expression<SqlBool> {
  return builder.between("events.position", range.from, range.to);
}

/** The members of `senders` that are user identifiers; anything else can't have sent an event. */
function among(builder: Builder, senders: readonly string[]): Expression<SqlBool> {
  return builder(
    "events.sender",
    "in",
    senders.map(parseUserId).filter((sender) => sender !== undefined),
  );
}

function matches(builder: Builder, pattern: string): Expression<SqlBool> {
  if (!pattern.includes("*")) return builder("events.type", "=", pattern);
  const prefix = pattern.slice(0, pattern.indexOf("*"));
  // `like` alone would ignore case on SQLite for the prefix too, which is all that real filters have.
  const escaped = pattern.replaceAll(/[\\%_]/g, (character) => `\\${character}`).replaceAll("*", "%");
  return sql<SqlBool>`(substr(events.type, 1, ${[...prefix].length}) = ${prefix} and events.type like ${escaped} escape '\\')`;
}
