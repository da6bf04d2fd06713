import { type RoomEventFilter, roomEventFilterSchema } from "@conclave/protocol/filters/filter";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { Check, Errors } from "typebox/value";

/**
 * Reads the `filter` parameter of /messages and /context: a RoomEventFilter as JSON.
 *
 * @throws MatrixError `M_INVALID_PARAM` naming what is wrong.
 */
export function parseRoomEventFilter(text: string | undefined): RoomEventFilter {
  if (text === undefined || text === "") return {};
  let filter: unknown;
  try {
    filter = JSON.parse(text);
  } catch {
    throw new MatrixError("M_INVALID_PARAM", "filter is not JSON.");
  }
  if (Check(roomEventFilterSchema, filter)) return filter;
  const [error] = Errors(roomEventFilterSchema, filter);
  const field = error?.instancePath.slice(1).replaceAll("/", ".") ?? "";
  const name = field === "" ? "filter" : `filter.${field}`;
  throw new MatrixError("M_INVALID_PARAM", `${name} ${error?.message ?? "is not valid"}.`);
}
