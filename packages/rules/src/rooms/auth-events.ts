import { isJsonObject } from "@conclave/base/json";
import type { ProtoEvent } from "@conclave/protocol/events/pdu";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { StateLookup } from "./room-state.ts";
import type { RoomVersion } from "./room-version.ts";

/** Where a state event stands in a room's state. */
export type StateSlot = readonly [type: string, stateKey: string];

/** What the selection reads of an event; its history isn't known yet when it runs. */
type Candidate = Pick<ProtoEvent, "type" | "state_key" | "sender" | "content">;

/**
 * The slots of a room's state whose events, where there are any, authorise an event (spec "Auth events selection"). Each
 * slot stands once. From room version 12 on the create event is implied by the room's identifier and not among them.
 */
export function authEventSlots(event: Candidate, version: RoomVersion): readonly StateSlot[] {
  if (event.type === "m.room.create") return [];
  const slots: StateSlot[] = [];
  if (version.createInAuthEvents) slots.push(["m.room.create", ""]);
  slots.push(["m.room.power_levels", ""], ["m.room.member", event.sender]);
  if (event.type === "m.room.member" && event.state_key !== undefined) {
    slots.push(...memberSlots(event.state_key, event.content));
  }
  return slots.filter(([type, key], index) => slots.findIndex(([t, k]) => t === type && k === key) === index);
}

function memberSlots(target: string, content: ProtoEvent["content"]): StateSlot[] {
  const { membership, third_party_invite: thirdPartyInvite, join_authorised_via_users_server: authoriser } = content;
  const slots: StateSlot[] = [["m.room.member", target]];
  if (membership === "join" || membership === "invite" || membership === "knock") slots.push(["m.room.join_rules", ""]);
  if (membership === "invite" && isJsonObject(thirdPartyInvite) && isJsonObject(thirdPartyInvite["signed"])) {
    const token = thirdPartyInvite["signed"]["token"];
    if (typeof token === "string") slots.push(["m.room.third_party_invite", token]);
  }
  if (membership === "join" && typeof authoriser === "string") slots.push(["m.room.member", authoriser]);
  return slots;
}

/** The identifiers to put into an event's `auth_events`, from the state before it. */
export function selectAuthEvents(event: Candidate, version: RoomVersion, state: StateLookup): readonly EventId[] {
  return authEventSlots(event, version)
    .map(([type, stateKey]) => state(type, stateKey)?.eventId)
    .filter((eventId) => eventId !== undefined);
}
