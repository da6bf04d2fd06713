import { levelOf } from "../power-levels.ts";
import { membershipOf } from "../room-state.ts";
import type { MemberQuestion } from "./question.ts";
import { allowIf, refuse, type Verdict } from "./verdict.ts";

/** Banning somebody, whether they are in the room or not. */
export function authoriseBan({ event, state, levels, target }: MemberQuestion): Verdict {
  if (membershipOf(state, event.sender) !== "join") return refuse("The sender is not joined to the room.");
  const level = levelOf(levels, event.sender);
  if (level < levels.ban) return refuse("The sender's power level is below the ban level.");
  return allowIf(levelOf(levels, target) < level, "The user's power level is not below the sender's.");
}
