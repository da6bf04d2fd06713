import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { statement } from "../database/statement.ts";
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

/** The stretch of a room in which events are looked for. */
interface Stretch {
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Where it has gaps, what is between them. */
  readonly parts: readonly PositionRange[] | undefined;
}

type Narrowed = "after" | "upTo" | "visible" | "types" | "notTypes" | "senders" | "notSenders";

/** The request as the statement takes it: nothing of a pattern or of a sender is looked at any more. */
interface TimelineValues extends Omit<TimelineRequest, Narrowed>, Stretch {
  readonly types: readonly Pattern[] | undefined;
  readonly notTypes: readonly Pattern[] | undefined;
  readonly senders: readonly UserId[] | undefined;
  readonly notSenders: readonly UserId[] | undefined;
}

const selectTimeline = statement((database, request: TimelineValues) => {
  const { from, to, parts, ignoredSenders, types, notTypes, senders, notSenders } = request;
  let query = database
    .selectFrom("events")
    .select(eventColumns)
    .where("events.room_id", "=", request.roomId)
    .orderBy("events.position", request.backwards ? "desc" : "asc")
    .limit(request.limit);
  if (from !== undefined) query = query.where("events.position", ">=", from);
  if (to !== undefined) query = query.where("events.position", "<=", to);
  if (parts !== undefined)
    query = query.where((builder) =>
      anyOf(
        builder,
        parts.map((part) => builder.between("events.position", part.from, part.to)),
      ),
    );
  if (ignoredSenders !== undefined && ignoredSenders.length > 0) {
    query = query.where((builder) =>
      builder.or([builder("events.sender", "not in", ignoredSenders), builder("events.state_key", "is not", null)]),
    );
  }
  if (types !== undefined) query = query.where((builder) => matchesAny(builder, types));
  if (notTypes !== undefined) query = query.where((builder) => builder.not(matchesAny(builder, notTypes)));
  if (senders !== undefined) query = query.where("events.sender", "in", senders);
  if (notSenders !== undefined)
    query = query.where((builder) => builder.not(builder("events.sender", "in", notSenders)));
  return query;
});

/** Events of a room by position. Ask for one more than you show to learn whether there are further ones. */
export async function roomTimeline(
  tx: ReadTransaction,
  { after, upTo, visible, ...request }: TimelineRequest,
): Promise<readonly StoredEvent[]> {
  const stretch = stretchOf({ after, upTo, visible });
  if (stretch === undefined) return [];
  return selectTimeline(tx, {
    ...request,
    ...stretch,
    types: request.types?.map(patternOf),
    notTypes: request.notTypes?.map(patternOf),
    senders: request.senders && userIdsAmong(request.senders),
    notSenders: request.notSenders && userIdsAmong(request.notSenders),
  });
}

/**
 * One bound on each side, however many were asked for: of several a database takes any for its index, and walks through a room's
 * whole history for what is new in it.
 *
 * @returns undefined where nothing is left to look for.
 */
function stretchOf({
  after,
  upTo,
  visible,
}: {
  readonly [Key in "after" | "upTo" | "visible"]: TimelineRequest[Key] | undefined;
}): Stretch | undefined {
  const from = after === undefined ? undefined : after + 1;
  if (visible === undefined) return { from, to: upTo, parts: undefined };
  const parts = visible
    .map((range) => ({ from: Math.max(range.from, from ?? range.from), to: Math.min(range.to, upTo ?? range.to) }))
    .filter((range) => range.from <= range.to);
  if (parts.length === 0) return undefined;
  return {
    from: parts.reduce((least, range) => Math.min(least, range.from), Number.POSITIVE_INFINITY),
    to: parts.reduce((most, range) => Math.max(most, range.to), Number.NEGATIVE_INFINITY),
    parts: parts.length === 1 ? undefined : parts,
  };
}

/** The user identifiers among some texts; anything else can't have sent an event. */
function userIdsAmong(senders: readonly string[]): readonly UserId[] {
  return senders.map(parseUserId).filter((sender) => sender !== undefined);
}

/** What types match: one of them, or all with this beginning that are like this. */
type Pattern =
  | { readonly type: string }
  | { readonly prefix: string; readonly prefixLength: number; readonly like: string };

function patternOf(pattern: string): Pattern {
  if (!pattern.includes("*")) return { type: pattern };
  const prefix = pattern.slice(0, pattern.indexOf("*"));
  const like = pattern.replaceAll(/[\\%_]/g, (character) => `\\${character}`).replaceAll("*", "%");
  return { prefix, prefixLength: [...prefix].length, like };
}

function matchesAny(builder: Builder, patterns: readonly Pattern[]): Expression<SqlBool> {
  return anyOf(
    builder,
    patterns.map((pattern) => matches(builder, pattern)),
  );
}

function matches(builder: Builder, pattern: Pattern): Expression<SqlBool> {
  if ("type" in pattern) return builder("events.type", "=", pattern.type);
  const { prefix, prefixLength, like } = pattern;
  // `like` alone would ignore case on SQLite for the prefix too, which is all that real filters have.
  return sql<SqlBool>`(substr(events.type, 1, ${prefixLength}) = ${prefix} and events.type like ${like} escape '\\')`;
}
