import type { JsonObject } from "@conclave/base/json";
import { Type } from "typebox";
import type { EventId } from "../identifiers/event-id.ts";
import type { RoomAlias } from "../identifiers/room-alias.ts";
import type { RoomId } from "../identifiers/room-id.ts";
import type { UserId } from "../identifiers/user-id.ts";

/** A room identifier; one that this server has no room for is refused by the verb. */
export const RoomIdField = Type.Unsafe<RoomId>({ type: "string", pattern: "^![^\\u0000]+$", maxLength: 255 });

/** An event identifier. */
export const EventIdField = Type.Unsafe<EventId>({ type: "string", pattern: "^\\$[^\\u0000]+$", maxLength: 255 });

/** A user identifier of this or any other server. */
export const UserIdField = Type.Unsafe<UserId>({
  type: "string",
  pattern: "^@[\\u0021-\\u0039\\u003b-\\u007e]*:[a-zA-Z0-9.:[\\]-]+$",
  maxLength: 255,
});

/** A room alias. */
export const RoomAliasField = Type.Unsafe<RoomAlias>({
  type: "string",
  pattern: "^#[^:\\u0000]+:[a-zA-Z0-9.:[\\]-]+$",
  maxLength: 255,
});

/** An event's type, as it stands in a path. */
export const EventTypeField = Type.String({ minLength: 1 });

/** What a client calls a request, so that it can send it again. */
export const TransactionIdField = Type.String({ pattern: "^[^\\u0000]+$", maxLength: 255 });

/** Content of an event: any object, kept as it is. */
export const ContentField = Type.Unsafe<JsonObject>({ type: "object" });

/** Why somebody does what they do to a membership. */
export const ReasonField = Type.Optional(Type.String());

/** Whether a room stands in the directory. */
export const RoomVisibilityField = Type.Union([Type.Literal("public"), Type.Literal("private")]);

export const MembershipField = Type.Union([
  Type.Literal("join"),
  Type.Literal("invite"),
  Type.Literal("knock"),
  Type.Literal("leave"),
  Type.Literal("ban"),
]);

/** An event as clients see it (spec "Room Event Format"). */
export const ClientEventField = Type.Object({
  content: ContentField,
  event_id: Type.String({ pattern: "^\\$" }),
  origin_server_ts: Type.Integer(),
  room_id: Type.String({ pattern: "^!" }),
  sender: Type.String({ pattern: "^@" }),
  state_key: Type.Optional(Type.String()),
  type: Type.String(),
  unsigned: Type.Optional(
    Type.Object({
      age: Type.Optional(Type.Integer()),
      membership: Type.Optional(MembershipField),
      prev_content: Type.Optional(ContentField),
      redacted_because: Type.Optional(ContentField),
      transaction_id: Type.Optional(Type.String()),
    }),
  ),
});

export const RoomParams = Type.Object({ roomId: RoomIdField });
export const RoomEventParams = Type.Object({ roomId: RoomIdField, eventId: EventIdField });
export const EventIdAnswer = Type.Object({ event_id: Type.String({ pattern: "^\\$" }) });
export const RoomIdAnswer = Type.Object({ room_id: Type.String({ pattern: "^!" }) });
export const EmptyAnswer = Type.Object({}, { additionalProperties: false });
