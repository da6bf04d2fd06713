import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { highlightsOf } from "@conclave/rules/search/search-terms";
import { type SearchKey, searchKeys } from "@conclave/rules/search/searchable-text";
import { type QueryContext, query } from "../../core/verb.ts";
import { presentEvents, type Reader } from "../present-events.ts";
import { readState } from "../read-state.ts";
import type { RoomView } from "../room-view.ts";
import { type FoundEvent, findEvents } from "./find-events.ts";
import { type ContextWish, type ResultContext, readResultContext } from "./result-context.ts";
import { groupOf, groupResults, placeAfter, type ResultGroup } from "./result-groups.ts";
import { decodeSearchToken, encodeSearchToken, type GroupKey } from "./search-token.ts";

export interface SearchEventsInput {
  readonly reader: Reader;
  readonly term: string;
  /** Every field when absent. */
  readonly keys: readonly SearchKey[] | undefined;
  readonly filter: RoomEventFilter;
  readonly order: "rank" | "recent";
  /** A `next` of the same search. */
  readonly from: string | undefined;
  readonly context: ContextWish | undefined;
  readonly groupBy: readonly GroupKey[];
  readonly withState: boolean;
}

export interface SearchResult {
  readonly rank: number;
  /** JSON text. */
  readonly event: string;
  readonly context: ResultContext | undefined;
}

export interface SearchResults {
  /** Of the whole search, as far as it was looked at. */
  readonly count: number;
  readonly results: readonly SearchResult[];
  readonly highlights: readonly string[];
  readonly next: string | undefined;
  readonly groups: ReadonlyMap<GroupKey, ReadonlyMap<string, ResultGroup>>;
  /** JSON texts by room; only when asked for. */
  readonly state: ReadonlyMap<RoomId, readonly string[]>;
}

const defaultLimit = 10;
const maximumLimit = 50;

/**
 * Looks for events by what they say, in rooms that aren't encrypted (spec "Server Side Search"): those that have every word
 * of the term; a page of them by rank or by time, newest first.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a `from` that is no token.
 */
export const searchEvents = query(
  "timeline.search-events",
  async (context, input: SearchEventsInput): Promise<SearchResults> => {
    const place = input.from === undefined ? { at: undefined, group: undefined } : decodeSearchToken(input.from);
    const limit = Math.min(input.filter.limit ?? defaultLimit, maximumLimit);
    const isRecent = input.order === "recent";
    const question = { ...input, keys: input.keys ?? searchKeys, before: isRecent ? place.at : undefined };
    const everything = await findEvents(context.tx, input.reader.userId, question);
    const { group } = place;
    const found =
      group === undefined ? everything : everything.filter((one) => groupOf(one, group.key) === group.value);
    const ordered = isRecent ? found : found.toSorted((left, right) => right.rank - left.rank);
    const offset = isRecent ? 0 : (place.at ?? 0);
    const page = ordered.slice(offset, offset + limit);
    const hasMore = page.length > 0 && ordered.length > offset + page.length;
    const placing = { isRecent, offset };
    return {
      count: found.length,
      results: await presentResults(context, input, page),
      highlights: highlightsOf(input.term),
      next: hasMore ? encodeSearchToken({ at: placeAfter(page, placing), group }) : undefined,
      groups: new Map(input.groupBy.map((key) => [key, groupResults(key, page, ordered, isRecent)])),
      state: input.withState ? await readStates(context, input.reader, page) : new Map(),
    };
  },
);

async function presentResults(
  context: QueryContext,
  { reader, context: wish }: SearchEventsInput,
  page: readonly FoundEvent[],
): Promise<readonly SearchResult[]> {
  const results: SearchResult[] = [];
  for (const one of page) {
    const presentation = { reader, now: context.now, membershipAt: one.view.membershipAt, withRoomId: true };
    const [event = ""] = await presentEvents(context.tx, [one.event], { ...presentation, view: one.view });
    const surroundings = wish === undefined ? undefined : await readResultContext(context, reader, one, wish);
    results.push({ rank: one.rank, event, context: surroundings });
  }
  return results;
}

async function readStates(
  { tx, now }: QueryContext,
  reader: Reader,
  page: readonly FoundEvent[],
): Promise<ReadonlyMap<RoomId, readonly string[]>> {
  const views = new Map<RoomId, RoomView>(page.map(({ view }) => [view.room.roomId, view]));
  const states = new Map<RoomId, readonly string[]>();
  for (const [roomId, { room, stateUpTo, membershipAt }] of views) {
    if (stateUpTo === undefined) continue;
    const state = await readState(tx, room, stateUpTo);
    states.set(roomId, await presentEvents(tx, state, { reader, now, membershipAt, withRoomId: true }));
  }
  return states;
}
