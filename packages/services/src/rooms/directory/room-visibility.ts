import { MatrixError } from "@conclave/protocol/matrix-error";

/** Whether a room stands in the directory. */
export type RoomVisibility = "public" | "private";

/** The refusal about a room that there isn't, or that the caller may not know of. */
export function noSuchRoom(): MatrixError {
  return new MatrixError("M_NOT_FOUND", "There is no such room.");
}
