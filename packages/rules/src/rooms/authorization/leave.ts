import { levelOf } from "../power-levels.ts";
import { membershipOf } from "../room-state.ts";
import type { MemberQuestion } from "./question.ts";
import { allowIf, refuse, type Verdict } from "./verdict.ts";

/** Leaving, declining an invitation, withdrawing a knock; of others: removing, unbanning, taking an invitation back. */
export function authoriseLeave({ event, state, levels, target }: MemberQuestion): Verdict {
  const membership = membershipOf(state, target);
  if (event.sender === target) {
    return allowIf(
      membership === "invite" || membership === "join" || membership === "knock",
      "The sender is not in the room, invited to it or knocking.",
    );
  }
  if (membershipOf(state, event.sender) !== "join") return refuse("The sender is not joined to the room.");
  const level = levelOf(levels, event.sender);
  if (membership === "ban" && level < levels.ban) return refuse("The sender's power level is below the ban level.");
  if (level < levels.kick) return refuse("The sender's power level is below the kick level.");
  return allowIf(levelOf(levels, target) < level, "The user's power level is not below the sender's.");
}
