import { isJsonObject } from "@conclave/base/json";
import type { Filter } from "@conclave/protocol/filters/filter";
import { filterSchema } from "@conclave/protocol/filters/filter";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readFilter } from "@conclave/storage/filters/filter-store";
import { Check, Errors } from "typebox/value";

/**
 * Reads the `filter` parameter: an identifier, or a filter as JSON when it begins with a brace (spec "GET /sync").
 *
 * @throws MatrixError `M_INVALID_PARAM` naming what is wrong, also for an identifier that nobody defined.
 */
export async function readFilterParameter(
  tx: ReadTransaction,
  userId: string,
  text: string | undefined,
): Promise<Filter> {
  if (text === undefined || text === "") return {};
  if (text.startsWith("{")) return parseFilter(text);
  const stored = await readFilter(tx, { userId, filterId: text });
  if (stored === undefined) throw new MatrixError("M_INVALID_PARAM", "filter: there is no such filter.");
  return parseFilter(stored);
}

/** Parses a filter that stands in the query. @throws MatrixError `M_INVALID_PARAM`. */
export function parseFilter(text: string): Filter {
  let filter: unknown;
  try {
    filter = JSON.parse(text);
  } catch {
    throw new MatrixError("M_INVALID_PARAM", "filter is neither an identifier nor JSON.");
  }
  if (isJsonObject(filter) && Check(filterSchema, filter)) return filter;
  const [error] = Errors(filterSchema, filter);
  const field = error?.instancePath.slice(1).replaceAll("/", ".") ?? "";
  throw new MatrixError(
    "M_INVALID_PARAM",
    `filter${field === "" ? "" : `.${field}`} ${error?.message ?? "is not valid"}.`,
  );
}
