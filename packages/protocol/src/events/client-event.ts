import type { JsonObject } from "@conclave/base/json";
import type { EventId } from "../identifiers/event-id.ts";
import type { RoomId } from "../identifiers/room-id.ts";
import type { UserId } from "../identifiers/user-id.ts";

/** An event as sync shows it, where the room is told by the place (spec "ClientEventWithoutRoomID"). */
export interface ClientEventWithoutRoomId {
  readonly content: JsonObject;
  readonly event_id: EventId;
  /** Milliseconds since the Unix epoch. */
  readonly origin_server_ts: number;
  readonly sender: UserId;
  readonly state_key?: string;
  readonly type: string;
  readonly unsigned?: UnsignedData;
  /** On redactions, beside `content.redacts`, in every room version: older clients look here, newer ones there. */
  readonly redacts?: EventId;
}

/** An event as everything but sync shows it (spec "Room Event Format"). */
export interface ClientEvent extends ClientEventWithoutRoomId {
  readonly room_id: RoomId;
}

/** What a server adds to an event as it hands it out; nothing of it is signed. */
export interface UnsignedData {
  /** Milliseconds since the event was sent, by the server's clock. */
  readonly age?: number;
  /** The content that a state event replaced. */
  readonly prev_content?: JsonObject;
  readonly prev_sender?: UserId;
  readonly replaces_state?: EventId;
  readonly redacted_because?: ClientEventWithoutRoomId;
  /** Only for the device that sent the event. */
  readonly transaction_id?: string;
  /** The reader's own membership at the event. */
  readonly membership?: string;
  readonly "m.relations"?: JsonObject;
}

/** What somebody who isn't in the room learns of its state (spec "Stripped state"). */
export interface StrippedStateEvent {
  readonly content: JsonObject;
  readonly sender: UserId;
  readonly state_key: string;
  readonly type: string;
}
