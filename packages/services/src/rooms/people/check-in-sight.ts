import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { sharingARoomWith } from "@conclave/storage/rooms/shared-rooms-store";
import { query } from "../../core/verb.ts";

/**
 * Makes sure that somebody is the caller, or in a room with them.
 *
 * @throws MatrixError `M_FORBIDDEN` otherwise, whether or not there is such a person.
 */
export const checkInSight = query(
  "rooms.check-in-sight",
  async ({ tx }, input: { readonly userId: UserId; readonly other: string }): Promise<void> => {
    const other = parseUserId(input.other);
    if (other === input.userId) return;
    if (other === undefined || (await sharingARoomWith(tx, input.userId, [other])).length === 0) {
      throw new MatrixError("M_FORBIDDEN", "You share no room with that person.");
    }
  },
);
