import type { ProtoEvent } from "@conclave/protocol/events/pdu";
import { levelOf, type PowerLevels } from "../power-levels.ts";
import { allowIf, refuse, type Verdict } from "./verdict.ts";

/**
 * Whether somebody may have an event redacted (spec "m.room.power_levels", `redact`): one's own always, another's from the
 * redact level on. That they may send an `m.room.redaction` at all is for `authorise`. Stricter than what servers must
 * accept from one another (room version 3, "Handling redactions": same domain suffices), since here everybody's is the same.
 *
 * A create event can't be redacted: before room version 11 that would take the room's version away.
 */
export function authoriseRedactionEffect(sender: string, victim: ProtoEvent, levels: PowerLevels): Verdict {
  if (victim.type === "m.room.create") return refuse("The create event of a room can't be redacted.");
  if (victim.sender === sender) return "allowed";
  return allowIf(levelOf(levels, sender) >= levels.redact, "The sender's power level is below the redact level.");
}
