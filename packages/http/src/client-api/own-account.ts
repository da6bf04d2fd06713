import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";

/** The account that a path names, which must be the caller's own. @throws MatrixError `M_FORBIDDEN`. */
export function ownAccount(caller: { readonly userId: UserId }, userId: string): UserId {
  if (userId === caller.userId) return caller.userId;
  throw new MatrixError("M_FORBIDDEN", "userId: this is another person's.");
}
