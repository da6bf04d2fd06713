import { createHash } from "node:crypto";
import type { Filter } from "@conclave/protocol/filters/filter";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { countFilters, readFilter, writeFilter } from "@conclave/storage/filters/filter-store";
import { command } from "../core/verb.ts";

const filtersPerPerson = 200;

/**
 * Keeps a filter. The same filter has the same identifier, so that a client that defines its own at each start costs one row.
 *
 * @returns its identifier.
 * @throws MatrixError `M_LIMIT_EXCEEDED` beyond 200 filters.
 */
export const defineFilter = command(
  "filters.define",
  async (context, input: { readonly userId: string; readonly filter: Filter }) => {
    const content = JSON.stringify(input.filter);
    const filterId = createHash("sha256").update(content).digest("base64url").slice(0, 16);
    const key = { userId: input.userId, filterId };
    if ((await readFilter(context.tx, key)) !== undefined) return filterId;
    if ((await countFilters(context.tx, input.userId)) >= filtersPerPerson) {
      throw new MatrixError("M_LIMIT_EXCEEDED", `An account has ${filtersPerPerson} filters at most.`);
    }
    await writeFilter(context.tx, key, content);
    return filterId;
  },
);
