import type { JsonObject } from "@conclave/base/json";
import type { NaiveEvent, NaiveVersion } from "./naive-room.ts";

const levels = ["ban", "events", "events_default", "kick", "redact", "state_default", "users", "users_default"];

/** What of an event's content outlives its redaction (spec room versions 10, 11 and 12, "Redactions"). */
export function strippedContent({ type, content }: NaiveEvent, version: NaiveVersion): JsonObject {
  const kept = keysKept(type, version);
  return Object.fromEntries(Object.entries(content).filter(([key]) => kept.includes(key)));
}

function keysKept(type: string, version: NaiveVersion): readonly string[] {
  const isNew = version !== "10";
  switch (type) {
    case "m.room.member":
      return ["membership", "join_authorised_via_users_server"];
    case "m.room.join_rules":
      return ["join_rule", "allow"];
    case "m.room.history_visibility":
      return ["history_visibility"];
    case "m.room.power_levels":
      return isNew ? [...levels, "invite"] : levels;
    case "m.room.redaction":
      return isNew ? ["redacts"] : [];
    default:
      return [];
  }
}
