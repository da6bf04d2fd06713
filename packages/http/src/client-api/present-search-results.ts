import type { ResultContext } from "@conclave/services/timeline/search/result-context";
import type { ResultGroup } from "@conclave/services/timeline/search/result-groups";
import type { SearchResult, SearchResults } from "@conclave/services/timeline/search/search-events";

/** The answer of a search as JSON text, its events spliced in. */
export function presentSearchResults({ count, highlights, next, results, groups, state }: SearchResults): string {
  const plain = { count, highlights, ...(next !== undefined && { next_batch: next }), ...presentGroups(groups) };
  const states = [...state].map(([roomId, events]) => `${JSON.stringify(roomId)}:[${events.join()}]`);
  return [
    JSON.stringify(plain).slice(0, -1),
    `,"results":[${results.map(presentResult).join()}]`,
    states.length === 0 ? "" : `,"state":{${states.join()}}`,
    "}",
  ].join("");
}

function presentResult({ rank, event, context }: SearchResult): string {
  const surroundings = context === undefined ? "" : `,"context":${presentContext(context)}`;
  return `{"rank":${rank},"result":${event}${surroundings}}`;
}

function presentContext({ before, after, start, end, profiles }: ResultContext): string {
  const plain = {
    start,
    end,
    ...(profiles !== undefined && {
      profile_info: Object.fromEntries(
        [...profiles].map(([userId, { displayName, avatarUrl }]) => [
          userId,
          {
            ...(displayName !== undefined && { displayname: displayName }),
            ...(avatarUrl !== undefined && { avatar_url: avatarUrl }),
          },
        ]),
      ),
    }),
  };
  return `{"events_before":[${before.join()}],"events_after":[${after.join()}],${JSON.stringify(plain).slice(1)}`;
}

function presentGroups(groups: SearchResults["groups"]) {
  if (groups.size === 0) return {};
  return {
    groups: Object.fromEntries(
      [...groups].map(([key, values]) => [key, Object.fromEntries([...values].map(presentGroup))]),
    ),
  };
}

function presentGroup([value, { results, order, next }]: readonly [string, ResultGroup]) {
  return [value, { results, order, ...(next !== undefined && { next_batch: next }) }] as const;
}
