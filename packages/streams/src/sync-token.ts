import { MatrixError } from "@conclave/protocol/matrix-error";

/**
 * Where a client stands. One position a writer (there is one writer for now), the serial of the typing notices, which live in
 * memory only, and the restore epoch: after a restore to an earlier point, tokens of an older epoch name positions that mean
 * something else now.
 */
export interface SyncToken {
  readonly epoch: number;
  readonly position: number;
  readonly typing: number;
}

/** The opaque text that clients keep: `c1.<epoch>.<position>.<typing>`, in base 36. */
export function encodeSyncToken(token: SyncToken): string {
  return `c1.${token.epoch.toString(36)}.${token.position.toString(36)}.${token.typing.toString(36)}`;
}

/**
 * Reads a token that a client gave back.
 *
 * @returns undefined for a token of an older epoch: its owner gets a full answer, and nothing is taken from the future.
 * @throws MatrixError `M_INVALID_PARAM` naming `field` for a text that this server never gave out.
 */
export function decodeSyncToken(text: string, epoch: number, field: string): SyncToken | undefined {
  const match = /^c1\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})$/.exec(text);
  const [, first, second, third] = match ?? [];
  if (first === undefined || second === undefined || third === undefined) {
    throw new MatrixError("M_INVALID_PARAM", `${field} is not a token of this server.`);
  }
  const token = {
    epoch: Number.parseInt(first, 36),
    position: Number.parseInt(second, 36),
    typing: Number.parseInt(third, 36),
  };
  return token.epoch === epoch ? token : undefined;
}
