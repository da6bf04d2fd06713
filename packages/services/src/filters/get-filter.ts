import { MatrixError } from "@conclave/protocol/matrix-error";
import { readFilter } from "@conclave/storage/filters/filter-store";
import { query } from "../core/verb.ts";

/** A filter as it was defined, a JSON text. @throws MatrixError `M_NOT_FOUND`. */
export const getFilter = query(
  "filters.get",
  async (context, input: { readonly userId: string; readonly filterId: string }) => {
    const filter = await readFilter(context.tx, input);
    if (filter === undefined) throw new MatrixError("M_NOT_FOUND", "There is no such filter.");
    return filter;
  },
);
