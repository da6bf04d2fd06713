import { levelOf } from "../power-levels.ts";
import { creatorsOf, joinRuleOf, membershipOf } from "../room-state.ts";
import type { MemberQuestion } from "./question.ts";
import { allowIf, refuse, type Verdict } from "./verdict.ts";

/** Becoming a member, or changing one's own profile as one. */
export function authoriseJoin(question: MemberQuestion): Verdict {
  const { event, state, target } = question;
  if (isCreatorsFirstJoin(question)) return "allowed";
  if (event.sender !== target) return refuse("Nobody can join for somebody else.");
  const membership = membershipOf(state, target);
  if (membership === "ban") return refuse("The sender is banned from the room.");
  const isExpected = membership === "join" || membership === "invite";
  switch (joinRuleOf(state)) {
    case "invite":
    case "knock":
      return allowIf(isExpected, "The sender is not invited to the room.");
    case "restricted":
    case "knock_restricted":
      return isExpected ? "allowed" : authoriseByMember(question);
    case "public":
      return "allowed";
    default:
      return refuse("The room's join rule lets nobody join.");
  }
}

/** Right after the create event its sender (in version 10: the creator that it names) joins without an invitation. */
function isCreatorsFirstJoin({ event, state, version, target }: MemberQuestion): boolean {
  const create = state("m.room.create", "");
  if (create === undefined || event.prev_events.length !== 1 || event.prev_events[0] !== create.eventId) return false;
  return target === (version.creatorInContent ? creatorsOf(state, version)[0] : create.pdu.sender);
}

function authoriseByMember({ event, state, levels }: MemberQuestion): Verdict {
  const authoriser = event.content["join_authorised_via_users_server"];
  if (typeof authoriser !== "string") return refuse("The sender is neither invited nor let in by a member's server.");
  if (membershipOf(state, authoriser) !== "join") return refuse("Who let the sender in is not joined to the room.");
  return allowIf(levelOf(levels, authoriser) >= levels.invite, "Who let the sender in may not invite.");
}
