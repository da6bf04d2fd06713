import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import type { RoomVersion } from "./room-version.ts";

type Algorithm = RoomVersion["redactionAlgorithm"];

const keptKeys: { readonly [A in Algorithm]: readonly string[] } = {
  v9: [
    "event_id",
    "type",
    "room_id",
    "sender",
    "state_key",
    "content",
    "hashes",
    "signatures",
    "depth",
    "prev_events",
    "prev_state",
    "auth_events",
    "origin",
    "origin_server_ts",
    "membership",
  ],
  v11: [
    "event_id",
    "type",
    "room_id",
    "sender",
    "state_key",
    "content",
    "hashes",
    "signatures",
    "depth",
    "prev_events",
    "auth_events",
    "origin_server_ts",
  ],
};

const keptPowerLevels = [
  "ban",
  "events",
  "events_default",
  "kick",
  "redact",
  "state_default",
  "users",
  "users_default",
];

/** Keys of `content` that stay; every other event type keeps none. */
const keptContent: { readonly [A in Algorithm]: { readonly [type: string]: readonly string[] | "all" } } = {
  v9: {
    "m.room.member": ["membership", "join_authorised_via_users_server"],
    "m.room.create": ["creator"],
    "m.room.join_rules": ["join_rule", "allow"],
    "m.room.power_levels": keptPowerLevels,
    "m.room.history_visibility": ["history_visibility"],
  },
  v11: {
    "m.room.member": ["membership", "join_authorised_via_users_server"],
    "m.room.create": "all",
    "m.room.join_rules": ["join_rule", "allow"],
    "m.room.power_levels": [...keptPowerLevels, "invite"],
    "m.room.history_visibility": ["history_visibility"],
    "m.room.redaction": ["redacts"],
  },
};

/** What the algorithm reads of an event: every kind of event has these two. */
interface Redactable {
  readonly type: string;
  readonly content: JsonObject;
}

/**
 * Strips an event of everything that its room version doesn't protect (spec room versions 9 and 11, "Redactions"). Gives a
 * new object; the event stays as it was. `unsigned` is not protected either: what is told of a redaction there comes later.
 */
export function redact<Event extends Redactable>(event: Event, version: RoomVersion): Event {
  const algorithm = version.redactionAlgorithm;
  const content = redactContent(event.type, event.content, algorithm);
  // The cast holds because only optional keys can be missing from the list: required ones are all protected.
  return { ...pick(event, keptKeys[algorithm]), content } as Event;
}

function redactContent(type: string, content: JsonObject, algorithm: Algorithm): JsonObject {
  const table = keptContent[algorithm];
  const kept = Object.hasOwn(table, type) ? table[type] : undefined;
  if (kept === "all") return content;
  const result = pick(content, kept ?? []);
  if (algorithm === "v11" && type === "m.room.member") keepSigned(content, result);
  return result;
}

/** Of a third-party invitation the proof alone is protected. */
function keepSigned(content: JsonObject, result: Record<string, Json | undefined>): void {
  const invite = content["third_party_invite"];
  if (isJsonObject(invite) && Object.hasOwn(invite, "signed")) {
    result["third_party_invite"] = { signed: invite["signed"] };
  }
}

function pick(source: object, keys: readonly string[]): Record<string, Json | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([key]) => keys.includes(key)));
}
