import type { Membership, StateLookup } from "./room-state.ts";

/** How many members name a room that has no name (spec "RoomSummary"). */
export const heroCount = 5;

/** A person of a room and what they are in it. */
export interface RoomMember {
  readonly userId: string;
  readonly membership: Membership;
}

/**
 * The members after whom a client names a room without a name: the first five who are joined or invited, or, where nobody
 * else is, the first five who left or were banned. Never the reader.
 *
 * @param members in the order in which their membership came into the room; a longer list than needed does no harm.
 */
export function heroesOf(members: Iterable<RoomMember>, reader: string): readonly string[] {
  const present: string[] = [];
  const gone: string[] = [];
  for (const { userId, membership } of members) {
    if (userId === reader) continue;
    if (membership === "join" || membership === "invite") present.push(userId);
    if (membership === "leave" || membership === "ban") gone.push(userId);
    if (present.length === heroCount) return present;
  }
  return present.length > 0 ? present : gone.slice(0, heroCount);
}

/** Whether clients need heroes to name the room: it has neither name nor canonical alias, or they are empty. */
export function needsHeroes(state: StateLookup): boolean {
  return (
    !isText(state("m.room.name", "")?.pdu.content["name"]) &&
    !isText(state("m.room.canonical_alias", "")?.pdu.content["alias"])
  );
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** The counts of a summary, the reader's own among them. */
export interface MemberCounts {
  readonly joined: number;
  readonly invited: number;
}

/** What the counts become when somebody's membership changes. */
export function countMembers(
  counts: MemberCounts,
  before: Membership | undefined,
  after: Membership | undefined,
): MemberCounts {
  const change = (membership: Membership) => Number(after === membership) - Number(before === membership);
  return { joined: counts.joined + change("join"), invited: counts.invited + change("invite") };
}
