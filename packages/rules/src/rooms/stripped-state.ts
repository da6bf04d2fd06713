import type { StrippedStateEvent } from "@conclave/protocol/events/client-event";
import type { Pdu } from "@conclave/protocol/events/pdu";
import type { StateLookup } from "./room-state.ts";

/** What somebody who is invited or knocks learns of the room (spec "Stripped state"). */
export const strippedStateTypes = [
  "m.room.create",
  "m.room.name",
  "m.room.avatar",
  "m.room.topic",
  "m.room.join_rules",
  "m.room.canonical_alias",
  "m.room.encryption",
] as const;

/**
 * The stripped state to go with somebody's invitation or knock: what the room is, who invites, and last the membership
 * itself, without which a client doesn't know that it is one.
 */
export function strippedStateFor(membership: Pdu, state: StateLookup): readonly StrippedStateEvent[] {
  const about = strippedStateTypes.map((type) => state(type, "")?.pdu);
  const inviter =
    membership.sender === membership.state_key ? undefined : state("m.room.member", membership.sender)?.pdu;
  return [...about, inviter, membership].filter((event) => event !== undefined).map(strip);
}

function strip({ content, sender, state_key = "", type }: Pdu): StrippedStateEvent {
  return { content, sender, state_key, type };
}
