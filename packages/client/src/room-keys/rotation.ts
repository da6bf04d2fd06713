import type { JsonObject } from "@conclave/base/json";

/** How long one session of room keys is used. */
export interface Rotation {
  /** Messages that are encrypted with it at most. */
  readonly messages: number;
  readonly milliseconds: number;
}

const hour = 3_600_000;

/**
 * Reads the content of `m.room.encryption` (spec "Client-server API, m.room.encryption") as the SDK does: a hundred messages or a week if it says
 * nothing, at most 10,000 messages and at least an hour. Null for what the SDK might read otherwise.
 */
export function rotationOf(settings: JsonObject): Rotation | null {
  const { rotation_period_msgs: messages = 100, rotation_period_ms: milliseconds = 168 * hour } = settings;
  if (!isCount(messages) || !isCount(milliseconds)) return null;
  return { messages: Math.min(messages, 10_000), milliseconds: Math.max(milliseconds, hour) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
