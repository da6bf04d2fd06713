import { BoundedMap } from "@conclave/base/bounded-map";
import type { Clock } from "@conclave/base/clock";
import type { Dispatcher } from "@conclave/services/core/verb";
import { noteUse } from "@conclave/services/filters/note-use";

const day = 86_400_000;
const rememberedFilters = 20_000;

/**
 * Makes what notes that a filter is in use: one a day for each, whatever the number of syncs. A filter that stands in the query
 * itself is kept nowhere, and there is nothing to note.
 */
export function filterUses(
  dispatcher: Dispatcher,
  clock: Clock,
): (userId: string, filter: string | undefined) => Promise<void> {
  const noted = new BoundedMap<string, number>(rememberedFilters);
  return async (userId, filter) => {
    if (filter === undefined || filter === "" || filter.startsWith("{")) return;
    const key = `${userId} ${filter}`;
    const now = clock.now();
    if (now - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < day) return;
    await dispatcher.run(noteUse, { userId, filterId: filter });
    noted.set(key, now);
  };
}
