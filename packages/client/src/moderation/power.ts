import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { GivenRole, RoomRight, RoomRole } from "../snapshots/room-rights.ts";

/** What the levels of a room come to (spec "m.room.power_levels"). */
export interface Power {
  /** A person's level; infinite for whoever made a room of version 12 or later. */
  levelOf(userId: string): number;
  roleOf(userId: string): RoomRole;
  /** The level that a right needs. */
  needed(right: RoomRight): number;
  /** The level that it needs to send a state event of a type. */
  neededState(type: string): number;
  /** The level that a role is given by. */
  given(role: GivenRole): number;
  /** The lowest role of a level. */
  lowest(level: number): RoomRole;
}

/** Content of the room's `m.room.power_levels` and the ids of its creators, if they stand above all levels. */
export function power(levels: JsonObject, creators: ReadonlySet<unknown>): Power {
  const users = isJsonObject(levels["users"]) ? levels["users"] : {};
  const events = isJsonObject(levels["events"]) ? levels["events"] : {};
  const base = numberOf(levels["users_default"], 0);
  const state = numberOf(levels["state_default"], 50);
  const needed: Readonly<Record<RoomRight, number>> = {
    write: numberOf(events["m.room.message"], numberOf(levels["events_default"], 0)),
    invite: numberOf(levels["invite"], 0),
    "remove-people": numberOf(levels["kick"], 50),
    ban: numberOf(levels["ban"], 50),
    "remove-messages": numberOf(levels["redact"], 50),
    pin: numberOf(events["m.room.pinned_events"], state),
    rename: numberOf(events["m.room.name"], state),
    access: numberOf(events["m.room.join_rules"], state),
    history: numberOf(events["m.room.history_visibility"], state),
    roles: numberOf(events["m.room.power_levels"], state),
  };
  const given: Readonly<Record<GivenRole, number>> = { member: base, moderator: 50, administrator: 100 };
  const levelOf = (userId: string) => (creators.has(userId) ? Infinity : numberOf(users[userId], base));
  return {
    levelOf,
    needed: (right) => needed[right],
    neededState: (type) => numberOf(events[type], state),
    given: (role) => given[role],
    roleOf(userId) {
      const level = levelOf(userId);
      if (level === Infinity) return "creator";
      if (level >= 100) return "administrator";
      return level >= 50 ? "moderator" : "member";
    },
    lowest(level) {
      if (level <= base) return "member";
      if (level <= 50) return "moderator";
      return level <= 100 ? "administrator" : "creator";
    },
  };
}

/** The power of a room as its state is now. */
export function powerOf(room: Room): Power {
  const content: JsonObject = room.currentState.getStateEvents("m.room.power_levels", "")?.getContent() ?? {};
  return power(content, creatorsOf(room));
}

/** Since room version 12, whoever made the room stands above all power levels. */
function creatorsOf(room: Room): ReadonlySet<unknown> {
  const create = room.currentState.getStateEvents("m.room.create", "");
  if (create === null || !(Number(room.getVersion()) >= 12)) return new Set();
  const additional: unknown = create.getContent()["additional_creators"];
  return new Set([create.getSender(), ...(Array.isArray(additional) ? additional : [])]);
}

function numberOf(value: Json | undefined, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}
