import type { ProtoEvent } from "@conclave/protocol/events/pdu";
import { serverNameOf } from "@conclave/protocol/identifiers/server-name";
import { roomIdOfCreateEvent } from "../hashing.ts";
import { levelOf, levelToSend, powerLevelsOf } from "../power-levels.ts";
import { membershipOf, type StateLookup } from "../room-state.ts";
import type { RoomVersion } from "../room-version.ts";
import { authoriseCreate } from "./create.ts";
import { authoriseMember } from "./member.ts";
import { authorisePowerLevels } from "./power-levels-change.ts";
import type { Proofs, Question } from "./question.ts";
import { allowIf, refuse, type Verdict } from "./verdict.ts";

/**
 * Whether an event may follow a state of its room (spec room versions 10, 11 and 12, "Authorisation rules", whose order
 * this keeps). `state` is the state before the event. The rules on `auth_events` themselves stand in `auth-events-check.ts`;
 * whether a redaction takes effect is another question, see `redaction-effect.ts`.
 */
export function authorise(event: ProtoEvent, version: RoomVersion, state: StateLookup, proofs: Proofs): Verdict {
  if (event.type === "m.room.create") return authoriseCreate(event, version);
  const create = state("m.room.create", "");
  if (create === undefined) return refuse("The room has no create event.");
  if (version.roomIdForm === "create-event-hash" && event.room_id !== roomIdOfCreateEvent(create.eventId)) {
    return refuse("The event's room_id is not that of the room's create event.");
  }
  if (create.pdu.content["m.federate"] === false && serverNameOf(event.sender) !== serverNameOf(create.pdu.sender)) {
    return refuse("The room is closed to other servers.");
  }
  const question = { event, version, state, levels: powerLevelsOf(state, version), proofs };
  return event.type === "m.room.member" ? authoriseMember(question) : authoriseOther(question);
}

function authoriseOther(question: Question): Verdict {
  const { event, state, levels } = question;
  if (membershipOf(state, event.sender) !== "join") return refuse("The sender is not joined to the room.");
  const level = levelOf(levels, event.sender);
  if (event.type === "m.room.third_party_invite") {
    return allowIf(level >= levels.invite, "The sender's power level is below the invite level.");
  }
  if (levelToSend(levels, event.type, event.state_key !== undefined) > level) {
    return refuse(`The sender's power level is below the one that ${event.type} requires.`);
  }
  if (event.state_key?.startsWith("@") && event.state_key !== event.sender) {
    return refuse("State kept under a user identifier can be set by that user only.");
  }
  return event.type === "m.room.power_levels" ? authorisePowerLevels(question) : "allowed";
}
