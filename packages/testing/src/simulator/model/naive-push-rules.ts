import { isJsonObject } from "@conclave/base/json";
import { entryOf, powerOf } from "./naive-levels.ts";
import { type NaiveEvent, type NaiveRoom, settingOf } from "./naive-room.ts";

/** What somebody has changed of the push rules that everybody starts with. */
export interface NaiveRules {
  /** Whether nothing notifies any more. */
  isSilent: boolean;
  /** Words that highlight. */
  readonly words: Set<string>;
  /** Rooms of which nothing notifies but what the overriding rules say. */
  readonly mutedRooms: Set<string>;
  /** The same for people. */
  readonly mutedPeople: Set<string>;
}

/** What an event is to somebody: nothing, a notification, or one that stands out. */
export type Judgement = "silent" | "notify" | "highlight";

/**
 * Judges an event by the default rules (spec v1.19 "Predefined Rules") and somebody's own, from the first to the last.
 */
export function judge(
  event: NaiveEvent,
  room: NaiveRoom,
  reader: { readonly userId: string; readonly rules: NaiveRules },
): Judgement {
  const { rules, userId } = reader;
  const { type, content, sender, stateKey } = event;
  const mentions = isJsonObject(content["m.mentions"]) ? content["m.mentions"] : {};
  const relation = isJsonObject(content["m.relates_to"]) ? content["m.relates_to"]["rel_type"] : undefined;
  if (rules.isSilent || content["msgtype"] === "m.notice") return "silent";
  if (type === "m.room.member") return content["membership"] === "invite" && stateKey === userId ? "notify" : "silent";
  if (Array.isArray(mentions["user_ids"]) && mentions["user_ids"].includes(userId)) return "highlight";
  if (mentions["room"] === true && powerOf(room, sender) >= powerToNotify(room)) return "highlight";
  if (type === "m.room.tombstone" && stateKey === "") return "highlight";
  if (type === "m.reaction" || type === "m.room.server_acl" || relation === "m.replace") return "silent";
  if (
    String(content["body"] ?? "")
      .split(" ")
      .some((word) => rules.words.has(word))
  )
    return "highlight";
  if (rules.mutedRooms.has(room.roomId) || rules.mutedPeople.has(sender)) return "silent";
  return type === "m.room.message" || type === "m.room.encrypted" ? "notify" : "silent";
}

function powerToNotify(room: NaiveRoom): number {
  return entryOf(settingOf(room, "m.room.power_levels")["notifications"], "room") ?? 50;
}
