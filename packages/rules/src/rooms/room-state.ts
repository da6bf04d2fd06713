import type { IdentifiedPdu } from "@conclave/protocol/events/pdu";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import type { RoomVersion } from "./room-version.ts";

/** A room's state at one moment: the event under a type and state key, if there is one. */
export type StateLookup = (type: string, stateKey: string) => IdentifiedPdu | undefined;

/** `undefined` where there is no event, or one whose membership is no known word. */
export type Membership = "join" | "invite" | "leave" | "ban" | "knock";

const memberships: readonly string[] = ["join", "invite", "leave", "ban", "knock"] satisfies readonly Membership[];

/** Whether a value is a membership that the specification knows. */
export function isMembership(value: unknown): value is Membership {
  return typeof value === "string" && memberships.includes(value);
}

/** A person's membership; undefined when they never had one. */
export function membershipOf(state: StateLookup, userId: string): Membership | undefined {
  const membership = state("m.room.member", userId)?.pdu.content["membership"];
  return isMembership(membership) ? membership : undefined;
}

/** `content.join_rule`; `invite` where the room has none (spec "m.room.join_rules"). */
export function joinRuleOf(state: StateLookup): string {
  const rule = state("m.room.join_rules", "")?.pdu.content["join_rule"];
  return typeof rule === "string" ? rule : "invite";
}

/**
 * Who made the room: the create event's sender, and from version 12 on the `additional_creators`; version 10 names one in
 * `content.creator`. Empty while there is no create event.
 */
export function creatorsOf(state: StateLookup, version: RoomVersion): readonly UserId[] {
  const create = state("m.room.create", "")?.pdu;
  if (create === undefined) return [];
  if (version.creatorInContent) {
    const creator = create.content["creator"];
    const userId = typeof creator === "string" ? parseUserId(creator) : undefined;
    return userId === undefined ? [] : [userId];
  }
  if (!version.creatorsHaveInfinitePower) return [create.sender];
  const additional = create.content["additional_creators"];
  const names = Array.isArray(additional) ? additional.filter((name) => typeof name === "string") : [];
  return [create.sender, ...names.map(parseUserId).filter((userId) => userId !== undefined)];
}
