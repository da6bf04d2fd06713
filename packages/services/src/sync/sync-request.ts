import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Presence } from "@conclave/streams/presence-board";

/** Under which name the state behind the timeline is wanted; `state` is the state before it (spec; MSC4222). */
export type StateName = "state" | "state_after" | "org.matrix.msc4222.state_after";

/** Who is typing where, as far as it changed since the client's token. */
export interface TypingChanges {
  /** The serial that the client will have seen. */
  readonly serial: number;
  readonly rooms: readonly { readonly roomId: string; readonly userIds: readonly string[] }[];
}

/** One reading of everything that is new for a device. */
export interface SyncRequest {
  readonly userId: UserId;
  readonly deviceId: string;
  /** The token of the sync before; absent for the first. */
  readonly since: string | undefined;
  /** A filter's identifier, or a filter as JSON. */
  readonly filter: string | undefined;
  readonly fullState: boolean;
  readonly stateName: StateName;
  readonly typing: TypingChanges;
  /** Those whose presence changed since the client's token. */
  readonly presence: readonly Presence[];
}

/** Rooms that are read at once: some 50 ms on a machine of two cores. */
export const roomsAtOnce = 60;

/** The sections of rooms, each a member of a JSON object. */
export interface RoomTexts {
  readonly invite: readonly string[];
  readonly knock: readonly string[];
  readonly join: readonly string[];
  readonly leave: readonly string[];
}

/** Rooms that are still to be read. */
export interface RoomNames {
  readonly joined: readonly RoomId[];
  readonly left: readonly RoomId[];
  /** Those that the person is invited to, or knocks on. */
  readonly stripped: readonly RoomId[];
}

/** What the edge answers, or waits by. */
export interface SyncAnswer {
  /** The response, a JSON text in parts: between its head and its tail stand the rooms and the presence of others. */
  readonly text: RoomTexts & {
    readonly head: string;
    readonly presence: readonly string[];
    readonly tail: string;
  };
  /** The rooms that the response still lacks. */
  readonly rest: RoomNames;
  /** Those with whom the person has come to share a room: whether they are there is new, even if it didn't change. */
  readonly met: readonly string[];
  /** Whether nothing is new, so that the edge may wait. */
  readonly empty: boolean;
  /** What is left of the device's keys on the server, a JSON text: when that changed, the wait is over. */
  readonly keys: string;
  /** What was read is everything up to here. */
  readonly position: number;
  /** The rooms whose changes concern the device. */
  readonly roomIds: readonly RoomId[];
  /** To-device messages up to here were acknowledged and still are in the queue; undefined when there are none. */
  readonly acknowledged: number | undefined;
}

/** The stretch of the stream that one sync covers. */
export interface SyncRange {
  /** Undefined on a first sync. */
  readonly since: number | undefined;
  readonly upTo: number;
}
