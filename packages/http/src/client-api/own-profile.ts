import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Caller } from "../edge/route.ts";

/** Nobody changes the profile of somebody else. @throws MatrixError `M_FORBIDDEN`. */
export function requireOwnProfile(caller: Caller, userId: string): void {
  if (caller.userId !== userId) throw new MatrixError("M_FORBIDDEN", "You can change your own profile only.");
}
