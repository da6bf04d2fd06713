import type { SlidingExtensions } from "@conclave/protocol/client-api/sliding-sync-extensions";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { TypingChanges } from "../sync-request.ts";
import type { RequiredState } from "./required-state.ts";

/** The two forms of the wire: the unstable one that clients speak, and the merged one (MSC4186, changelog). */
export type SlidingForm = "unstable" | "merged";

/** What is to be told of a room. */
export interface RoomConfig {
  readonly timelineLimit: number;
  /** The room's state events that one of these is for. */
  readonly requiredState: readonly RequiredState[];
}

/** Which rooms a list is made of; absent means it doesn't matter. */
export interface ListFilter {
  readonly isDirect?: boolean;
  readonly isEncrypted?: boolean;
  readonly isInvited?: boolean;
  readonly spaces?: readonly string[];
  /** Part of the room's name, in lower case. */
  readonly nameLike?: string;
  readonly roomTypes?: readonly (string | null)[];
  readonly notRoomTypes?: readonly (string | null)[];
  readonly tags?: readonly string[];
  readonly notTags?: readonly string[];
}

export interface SlidingList extends RoomConfig {
  readonly name: string;
  /** First and last index, both among them; undefined for all. */
  readonly ranges: readonly (readonly [number, number])[] | undefined;
  readonly filter: ListFilter;
}

export interface RoomSubscription extends RoomConfig {
  readonly roomId: string;
}

/** What a connection has told of a room. */
export interface SentRoom {
  readonly roomId: RoomId;
  /** Everything up to here. */
  readonly upTo: number;
  readonly timelineLimit: number;
  /** Which of the connection's `wishes` for state were met. */
  readonly wish: number;
  readonly isDirect: boolean;
  /** The members who were sent because they were seen, those last who were sent last. */
  readonly members: readonly string[];
}

/** Where a connection stands: with it, what is new can be told. Plain data, so that it can cross to a reader. */
export interface ConnectionState {
  /** What was read is everything up to here. */
  readonly position: number;
  /** The serial of the typing notices. */
  readonly typing: number;
  readonly rooms: readonly SentRoom[];
  readonly wishes: readonly (readonly RequiredState[])[];
  /** The extensions that were on. */
  readonly extensions: readonly string[];
}

/** One reading of everything that is new for a connection. */
export interface SlidingRequest {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly form: SlidingForm;
  readonly lists: readonly SlidingList[];
  readonly subscriptions: readonly RoomSubscription[];
  readonly extensions: SlidingExtensions;
  /** Undefined at the beginning of a connection. */
  readonly state: ConnectionState | undefined;
  /** Since the serial of the state. */
  readonly typing: TypingChanges;
  /** Everybody who is typing. */
  readonly typingNow: TypingChanges;
}

/** Rooms of one answer: some 70 ms on a machine of two cores, so that no reader is held for long (decision 0001). */
export const roomsAtOnce = 100;

/** What the edge answers, or waits by. */
export interface SlidingAnswer {
  /** `lists`, `rooms` and `extensions`, JSON texts. */
  readonly lists: string;
  readonly rooms: string;
  readonly extensions: string;
  /** Whether nothing is new, so that the edge may wait. */
  readonly empty: boolean;
  /** What is left of the device's keys on the server, a JSON text. */
  readonly keys: string;
  /** What was read is everything up to here. */
  readonly position: number;
  /** After a restore positions mean something else. */
  readonly epoch: number;
  /** The rooms whose changes concern the connection. */
  readonly roomIds: readonly RoomId[];
  /** To-device messages up to here were acknowledged and still are in the queue; undefined when there are none. */
  readonly acknowledged: number | undefined;
  /** Where the connection stands once the client has this answer. */
  readonly state: ConnectionState;
}
