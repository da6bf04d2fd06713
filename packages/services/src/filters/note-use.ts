import { noteFilterUse } from "@conclave/storage/filters/filter-store";
import { command } from "../core/verb.ts";

/** Milliseconds between two notes that a filter is in use. */
const noteInterval = 86_400_000;

interface FilterOfPerson {
  readonly userId: string;
  readonly filterId: string;
}

/** Notes that a client uses a filter, at most once a day; one that isn't there is passed over. */
export const noteUse = command("filters.note-use", ({ tx, now }, input: FilterOfPerson) =>
  noteFilterUse(tx, input, { usedAt: now, unlessAfter: now - noteInterval }),
);
