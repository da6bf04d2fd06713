import type { SendPermission } from "../snapshots/open-room-snapshot.ts";

/** What this client knows of a room at the moment of sending. */
export interface RoomKnowledge {
  /** The store has the room. */
  readonly known: boolean;
  /** Its state is there: at least its create event. */
  readonly stateLoaded: boolean;
  /** This run has heard from the server since it started, so the state is not just an old cache. */
  readonly fresh: boolean;
  /** Its state has `m.room.encryption`, with an algorithm that this client speaks. */
  readonly stateSaysEncrypted: boolean;
  /** The key store or this client's own memory saw it encrypted before. */
  readonly onceEncrypted: boolean;
  readonly joined: boolean;
  readonly mayByPowerLevel: boolean;
}

/** How a message into the room has to travel; null if it can't. */
export type Transport = "encrypted" | "clear" | null;

/**
 * The rule of safe sending: nothing goes into a room in the clear unless the room is known, its state loaded and fresh, and it never
 * was encrypted. A room that was and claims not to be is refused.
 */
export function sendPermission(room: RoomKnowledge): {
  readonly permission: SendPermission;
  readonly transport: Transport;
} {
  if (!room.known || !room.stateLoaded) return { permission: "loading", transport: null };
  if (!room.joined) return { permission: "not-joined", transport: null };
  if (room.onceEncrypted && !room.stateSaysEncrypted) return { permission: "encryption-lost", transport: null };
  if (!room.stateSaysEncrypted && !room.fresh) return { permission: "loading", transport: null };
  if (!room.mayByPowerLevel) return { permission: "forbidden", transport: null };
  return { permission: "allowed", transport: room.stateSaysEncrypted ? "encrypted" : "clear" };
}
