import type { Membership, StateLookup } from "./room-state.ts";

/** Who may read back (spec "Room History Visibility"). */
export type HistoryVisibility = "world_readable" | "shared" | "invited" | "joined";

const visibilities: readonly HistoryVisibility[] = ["world_readable", "shared", "invited", "joined"];

/** Reads `content.history_visibility`; absent or unknown counts as `shared`. */
export function parseHistoryVisibility(value: unknown): HistoryVisibility {
  return visibilities.find((known) => known === value) ?? "shared";
}

/** The visibility that holds in a state. */
export function historyVisibilityOf(state: StateLookup): HistoryVisibility {
  return parseHistoryVisibility(state("m.room.history_visibility", "")?.pdu.content["history_visibility"]);
}

/** How an event and its reader stand to each other. Before and after differ only where this very event changes them. */
export interface Viewpoint {
  readonly visibilityBefore: HistoryVisibility;
  /** Another than before only for an `m.room.history_visibility` event. */
  readonly visibilityAfter: HistoryVisibility;
  /** The reader's membership; undefined when they never had one. */
  readonly membershipBefore: Membership | undefined;
  /** Another than before only for the reader's own `m.room.member` event. */
  readonly membershipAfter: Membership | undefined;
  /** Whether the reader became a member at any time after the event, whatever they are now. */
  readonly hasJoinedSince: boolean;
}

/**
 * Whether the reader may see the event. Events that changed the visibility, or the reader's own membership, are seen by whom
 * either side of the change lets see.
 *
 * A person who left sees what they could before: nothing since, for they were no member then and have not joined after.
 */
export function maySeeEvent(viewpoint: Viewpoint): boolean {
  const { visibilityBefore, visibilityAfter, membershipBefore, membershipAfter, hasJoinedSince } = viewpoint;
  return [visibilityBefore, visibilityAfter].some((visibility) =>
    [membershipBefore, membershipAfter].some((membership) => letsSee(visibility, membership, hasJoinedSince)),
  );
}

function letsSee(visibility: HistoryVisibility, membership: Membership | undefined, hasJoinedSince: boolean): boolean {
  if (visibility === "world_readable" || membership === "join") return true;
  if (visibility === "shared") return hasJoinedSince;
  return visibility === "invited" && membership === "invite";
}
