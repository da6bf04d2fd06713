import { joinRuleOf, membershipOf } from "../room-state.ts";
import type { MemberQuestion } from "./question.ts";
import { allowIf, refuse, type Verdict } from "./verdict.ts";

/** Asking to be let in. */
export function authoriseKnock({ event, state, target }: MemberQuestion): Verdict {
  const joinRule = joinRuleOf(state);
  if (joinRule !== "knock" && joinRule !== "knock_restricted") return refuse("The room doesn't accept knocks.");
  if (event.sender !== target) return refuse("Nobody can knock for somebody else.");
  const membership = membershipOf(state, target);
  return allowIf(
    membership !== "ban" && membership !== "invite" && membership !== "join",
    "The sender is banned, invited or already in the room.",
  );
}
