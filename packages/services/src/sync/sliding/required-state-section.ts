import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { type StateFilter, stateAt, stateChangesBetween } from "@conclave/storage/timeline/state-store";
import { readState } from "../../timeline/read-state.ts";
import type { RoomView } from "../../timeline/room-view.ts";
import { type RequiredState, wantedTypes, wantsLazyMembers, wantsState } from "./required-state.ts";

const memberType = "m.room.member";
/** Of a room's members who came along because they were seen, so many are remembered as sent. */
const rememberedMembers = 100;

export interface RequiredStateOptions {
  readonly wishes: readonly RequiredState[];
  /** What was met before, the same object where it is the same; undefined for a room that is new to the connection. */
  readonly metWishes: readonly RequiredState[] | undefined;
  /** The state is told as it was right after this position. */
  readonly upTo: number;
  /** The state that the client has; undefined when it has none. */
  readonly since: number | undefined;
  /** What is in the answer's timeline. */
  readonly timeline: readonly StoredEvent[];
  /** Whether the timeline leaves something out, so that the client forgets the members that it was sent. */
  readonly limited: boolean;
  /** Members who were sent because they were seen. */
  readonly sentMembers: readonly string[];
}

export interface RequiredStateSection {
  readonly events: readonly StoredEvent[];
  /** Members who were sent because they were seen, now too. */
  readonly sentMembers: readonly string[];
}

/**
 * The state that a client wants of a room: all of it, or what changed, and what it did not want before. Lazy members are those
 * whose events are in the timeline, and, while nothing is left out of that, all whose membership changed.
 */
export async function readRequiredState(
  tx: ReadTransaction,
  view: RoomView,
  options: RequiredStateOptions,
): Promise<RequiredStateSection> {
  const { wishes, metWishes, since, upTo } = options;
  const isLazy = wantsLazyMembers(wishes);
  const events = new Map<string, StoredEvent>();
  const add = (found: readonly StoredEvent[]) => {
    for (const event of found) events.set(JSON.stringify([event.type, event.stateKey]), event);
  };
  if (since === undefined || metWishes === undefined) {
    add((await readState(tx, view.room, upTo, narrowed(wishes))).filter((event) => wantsState(wishes, event)));
  } else {
    if (wishes !== metWishes) {
      const state = await readState(tx, view.room, upTo, narrowed(wishes));
      add(state.filter((event) => wantsState(wishes, event) && !wantsState(metWishes, event)));
    }
    if (view.room.lastStatePosition > since) {
      const changes = await stateChangesBetween(tx, view.room.roomId, since, upTo);
      const isWanted = (event: StoredEvent) =>
        wantsState(wishes, event) || (isLazy && !options.limited && event.type === memberType);
      add(changes.filter(isWanted));
    }
  }
  if (!isLazy) return { events: [...events.values()], sentMembers: [] };

  const known = new Set(since === undefined || options.limited ? [] : options.sentMembers);
  for (const event of events.values())
    if (event.type === memberType && event.stateKey !== null) known.add(event.stateKey);
  const unseen = [...seenMembers(options.timeline)].filter((userId) => !known.has(userId));
  for (const stateKeys of chunksOf(unseen))
    add(await readState(tx, view.room, upTo, { types: [memberType], stateKeys }));
  return { events: [...events.values()], sentMembers: [...known, ...unseen].slice(-rememberedMembers) };
}

function seenMembers(timeline: readonly StoredEvent[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const event of timeline) {
    seen.add(event.sender);
    if (event.type === memberType && event.stateKey !== null) seen.add(event.stateKey);
  }
  return seen;
}

/** What the database can leave out at once. */
function narrowed(wishes: readonly RequiredState[]): StateFilter {
  const types = wantedTypes(wishes);
  if (types !== undefined) return { types };
  const wantsSomeMember = wantsMembersByName(wishes) || !wantsLazyMembers(wishes);
  return wantsSomeMember ? {} : { notType: memberType };
}

function wantsMembersByName(wishes: readonly RequiredState[]): boolean {
  return wishes.some(({ include }) =>
    include.some(({ type, stateKey }) => (type ?? memberType) === memberType && stateKey !== undefined),
  );
}

/** One person's membership right after a position. */
export async function readOwnMembership(
  tx: ReadTransaction,
  roomId: RoomView["room"]["roomId"],
  userId: UserId,
  position: number,
): Promise<readonly StoredEvent[]> {
  return stateAt(tx, roomId, position, { types: [memberType], stateKeys: [userId] });
}
