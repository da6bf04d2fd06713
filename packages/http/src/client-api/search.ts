import { search } from "@conclave/protocol/client-api/search";
import { searchEvents } from "@conclave/services/timeline/search/search-events";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentSearchResults } from "./present-search-results.ts";
import { readerOf } from "./reader-of.ts";

/** Events around a result, each way: what a client gets that asks for context and says no more, and the most. */
const defaultContext = 5;
const maximumContext = 20;

/** POST /_matrix/client/v3/search */
export function searchRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(search, async ({ query, body, caller }) => {
    const wish = body.search_categories.room_events;
    if (wish === undefined) return { search_categories: {} };
    const { event_context: context } = wish;
    const results = await dispatcher.run(searchEvents, {
      reader: readerOf(caller),
      term: wish.search_term,
      keys: wish.keys,
      filter: wish.filter ?? {},
      order: wish.order_by ?? "rank",
      from: query.next_batch,
      context: context && {
        before: Math.min(context.before_limit ?? defaultContext, maximumContext),
        after: Math.min(context.after_limit ?? defaultContext, maximumContext),
        withProfiles: context.include_profile ?? false,
      },
      groupBy: [...new Set(wish.groupings?.group_by?.map(({ key }) => key))],
      withState: wish.include_state ?? false,
    });
    return new JsonText(`{"search_categories":{"room_events":${presentSearchResults(results)}}}`);
  });
}
