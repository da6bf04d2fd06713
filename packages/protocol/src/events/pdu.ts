import type { JsonObject } from "@conclave/base/json";
import type { EventId } from "../identifiers/event-id.ts";
import type { RoomId } from "../identifiers/room-id.ts";
import type { UserId } from "../identifiers/user-id.ts";

/** What somebody wants to happen in a room, before it has a place in the room's history. */
export interface EventDraft {
  readonly type: string;
  /** Present, perhaps empty, on state events only. */
  readonly state_key?: string;
  readonly content: JsonObject;
}

/** An event with its place in the room's history, before it is hashed and signed: what authorisation decides on. */
export interface ProtoEvent extends EventDraft {
  /** Absent on the create event of room version 12, whose own hash becomes the room's identifier. */
  readonly room_id?: RoomId;
  readonly sender: UserId;
  /** Milliseconds since the Unix epoch, by the sender's server. */
  readonly origin_server_ts: number;
  /** One more than the deepest of `prev_events`, at most 2^53 - 1; 1 for the create event. */
  readonly depth: number;
  readonly prev_events: readonly EventId[];
  readonly auth_events: readonly EventId[];
  /** On an `m.room.redaction` of room version 10 only; later versions have it in `content`. */
  readonly redacts?: EventId;
}

/**
 * A persistent event in the one form that is hashed, signed and stored (spec room version 4, "Event format"). It carries no
 * event identifier: that is computed, and travels beside it, see `IdentifiedPdu`.
 */
export interface Pdu extends ProtoEvent {
  /** Unpadded base64 of the SHA-256 of the content. */
  readonly hashes: { readonly sha256: string };
  /** Server name to key identifier (`ed25519:...`) to unpadded base64. */
  readonly signatures: { readonly [serverName: string]: { readonly [keyId: string]: string } };
  /** Neither hashed nor signed. */
  readonly unsigned?: JsonObject;
}

/** A stored event and the identifier that its hash gives it. */
export interface IdentifiedPdu {
  readonly eventId: EventId;
  readonly pdu: Pdu;
}
