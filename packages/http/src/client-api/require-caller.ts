import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Caller } from "../edge/route.ts";

/** Who is not signed in learns nothing of who works here; the specification wants a 403 for that. @throws MatrixError `M_FORBIDDEN`. */
export function requireCaller(caller: Caller | undefined): void {
  if (caller === undefined) throw new MatrixError("M_FORBIDDEN", "Profiles are shown to those who are signed in.");
}
