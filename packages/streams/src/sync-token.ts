import { MatrixError } from "@conclave/protocol/matrix-error";

/** Where a client stands in each stream that it follows. */
export interface SyncToken {
  /** After a restore to an earlier point, positions of an older epoch mean something else. */
  readonly epoch: number;
  /** Of the one writer: events, receipts, account data, device lists. */
  readonly position: number;
  /** The to-device messages up to here were delivered; coming back with the token acknowledges them. */
  readonly toDevice: number;
  /** The serial of typing notices and presence, which live in memory only. */
  readonly typing: number;
}

/** The opaque text that clients keep: `c1.<epoch>.<position>.<to-device>.<typing>`, in base 36. */
export function encodeSyncToken(token: SyncToken): string {
  return ["c1", ...[token.epoch, token.position, token.toDevice, token.typing].map((part) => part.toString(36))].join(
    ".",
  );
}

/** A token that stands for a place in a room's timeline: what /messages and `prev_batch` give out. */
export function encodeTimelineToken(epoch: number, position: number): string {
  return encodeSyncToken({ epoch, position, toDevice: 0, typing: 0 });
}

const grammar = /^c1\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})$/;

/**
 * Reads a token that a client gave back.
 *
 * @returns undefined for a token of an older epoch: its owner gets a full answer, and nothing is taken from the future.
 * @throws MatrixError `M_INVALID_PARAM` naming `field` for a text that this server never gave out.
 */
export function decodeSyncToken(text: string, epoch: number, field: string): SyncToken | undefined {
  const parts = grammar
    .exec(text)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 36));
  if (parts === undefined) throw new MatrixError("M_INVALID_PARAM", `${field} is not a token of this server.`);
  const [ownEpoch = 0, position = 0, toDevice = 0, typing = 0] = parts;
  return ownEpoch === epoch ? { epoch, position, toDevice, typing } : undefined;
}

/** The serial of typing notices and presence in a token of any epoch; 0 where there is no token, or none of this server. */
export function typingSerialOf(text: string | undefined): number {
  const [, , , , serial = "0"] = grammar.exec(text ?? "") ?? [];
  return Number.parseInt(serial, 36);
}
