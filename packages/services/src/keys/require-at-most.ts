import { MatrixError } from "@conclave/protocol/matrix-error";

/**
 * Bounds the work of one request: far above what clients send, far below what would keep others waiting.
 *
 * @throws MatrixError `M_TOO_LARGE` naming what there is too much of.
 */
export function requireAtMost(most: number, count: number, what: string): void {
  if (count > most) throw new MatrixError("M_TOO_LARGE", `One request has at most ${most} ${what}.`);
}
