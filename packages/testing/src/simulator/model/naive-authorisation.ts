import type { JsonObject } from "@conclave/base/json";
import { mayChangeLevels } from "./naive-level-changes.ts";
import { namedLevel, powerOf, powerToSend } from "./naive-levels.ts";
import { membershipOf, type NaiveRoom, settingOf } from "./naive-room.ts";

/** What somebody wants to become of a room. */
export interface Wish {
  readonly sender: string;
  readonly type: string;
  readonly stateKey?: string;
  readonly content: JsonObject;
}

/** Whether the rules of the room let it happen, as the specification tells them. */
export function isAuthorised(room: NaiveRoom, { sender, type, stateKey, content }: Wish): boolean {
  if (type === "m.room.member") return mayChangeMembership(room, sender, stateKey ?? "", content["membership"]);
  if (membershipOf(room, sender) !== "join") return false;
  if (powerOf(room, sender) < powerToSend(room, type, stateKey !== undefined)) return false;
  if (stateKey?.startsWith("@") && stateKey !== sender) return false;
  return type === "m.room.power_levels" ? mayChangeLevels(room, sender, content) : true;
}

/** The same for a membership. Whoever wants to join a restricted room is in one of the rooms that it names, or is not asked here. */
function mayChangeMembership(room: NaiveRoom, sender: string, target: string, wanted: unknown): boolean {
  const [mine, theirs] = [membershipOf(room, sender), membershipOf(room, target)];
  const [power, theirPower] = [powerOf(room, sender), powerOf(room, target)];
  const rule = settingOf(room, "m.room.join_rules")["join_rule"];
  switch (wanted) {
    case "join":
      if (sender !== target || mine === "ban") return false;
      return rule === "public" || mine === "join" || (mine === "invite" && rule !== undefined && rule !== "private");
    case "invite":
      return mine === "join" && theirs !== "join" && theirs !== "ban" && power >= namedLevel(room, "invite");
    case "knock":
      if (rule !== "knock" && rule !== "knock_restricted") return false;
      return sender === target && (mine === undefined || mine === "leave" || mine === "knock");
    case "leave":
      if (sender === target) return mine === "join" || mine === "invite" || mine === "knock";
      if (mine !== "join" || (theirs === "ban" && power < namedLevel(room, "ban"))) return false;
      return power >= namedLevel(room, "kick") && theirPower < power;
    case "ban":
      return mine === "join" && power >= namedLevel(room, "ban") && theirPower < power;
    default:
      return false;
  }
}
