import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** A stretch of a room's history: positions from `from` to `to`, both among them. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

/** What of a room's history somebody may and wants to see. */
export interface Shown {
  /** Only events within one of these stretches. */
  readonly visible: readonly PositionRange[];
  /** Whose events they don't want. */
  readonly ignoredSenders: readonly UserId[];
}

/** Whether a row of `relations` is of an event that the reader may and wants to see. */
export function isShownRelation(
  builder: ExpressionBuilder<Tables, "relations">,
  { visible, ignoredSenders }: Shown,
): Expression<SqlBool> {
  const within = anyOf(
    builder,
    visible.map(({ from, to }) => builder.between("relations.position", from, to)),
  );
  if (ignoredSenders.length === 0) return within;
  return builder.and([within, builder("relations.sender", "not in", ignoredSenders)]);
}

/** A balanced tree of ORs: SQLite refuses expressions that are nested deeper than 1,000, as a plain chain would be. */
export function anyOf<Database, T extends keyof Database>(
  builder: ExpressionBuilder<Database, T>,
  expressions: readonly Expression<SqlBool>[],
): Expression<SqlBool> {
  if (expressions.length === 0) return sql<SqlBool>`1 = 0`;
  if (expressions.length <= 2) return builder.or(expressions);
  const half = expressions.length >> 1;
  return builder.or([anyOf(builder, expressions.slice(0, half)), anyOf(builder, expressions.slice(half))]);
}
