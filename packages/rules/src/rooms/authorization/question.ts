import type { JsonObject } from "@conclave/base/json";
import type { ProtoEvent } from "@conclave/protocol/events/pdu";
import type { PowerLevels } from "../power-levels.ts";
import type { StateLookup } from "../room-state.ts";
import type { RoomVersion } from "../room-version.ts";

/** What only cryptography can tell. It is asked for, since the rules hold no keys. */
export interface Proofs {
  /** Whether the event bears, or will bear, that server's valid signature. */
  isSignedBy(serverName: string): boolean;
  /** Whether a signature in `signed` was made with one of the public keys (unpadded base64). */
  isInviteSignedWith(signed: JsonObject, publicKeys: readonly string[]): boolean;
}

/** The proofs of an event that this server makes itself: its own signature will be there, and no other. */
export function ownProofs(serverName: string): Proofs {
  return { isSignedBy: (name) => name === serverName, isInviteSignedWith: () => false };
}

/** May this event follow that state? What every rule of authorisation is given. */
export interface Question {
  readonly event: ProtoEvent;
  readonly version: RoomVersion;
  /** The room's state before the event. */
  readonly state: StateLookup;
  /** The levels of that state. */
  readonly levels: PowerLevels;
  readonly proofs: Proofs;
}

/** A change of somebody's membership, and whose it is. */
export interface MemberQuestion extends Question {
  /** The event's `state_key`. */
  readonly target: string;
}
