import { createHash } from "node:crypto";
import type { Filter } from "@conclave/protocol/filters/filter";
import {
  countFilters,
  noteFilterUse,
  readFilter,
  removeStalestFilter,
  writeFilter,
} from "@conclave/storage/filters/filter-store";
import { command } from "../core/verb.ts";

/** Beyond that, each new one takes the place of the one that has not been used for longest: a new device can always sync. */
const filtersPerPerson = 200;

/**
 * Keeps a filter. The same filter has the same identifier, so that a client that defines its own at each start costs one row.
 *
 * @returns its identifier.
 */
export const defineFilter = command(
  "filters.define",
  async ({ tx, now }, input: { readonly userId: string; readonly filter: Filter }) => {
    const filter = JSON.stringify(input.filter);
    const filterId = createHash("sha256").update(filter).digest("base64url").slice(0, 16);
    const key = { userId: input.userId, filterId };
    if ((await readFilter(tx, key)) === undefined) {
      if ((await countFilters(tx, input.userId)) >= filtersPerPerson) await removeStalestFilter(tx, input.userId);
      await writeFilter(tx, key, { filter, usedAt: now });
    } else {
      await noteFilterUse(tx, key, { usedAt: now, unlessAfter: now - 1 });
    }
    return filterId;
  },
);
