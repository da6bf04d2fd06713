import { Type } from "typebox";

const names = Type.Array(Type.String({ maxLength: 255 }), { maxItems: 100 });
const roomTypes = Type.Array(Type.Union([Type.String({ maxLength: 255 }), Type.Null()]), { maxItems: 100 });

/** Which rooms a list is made of (MSC4186, SlidingRoomFilter), but for invitations, whose name changed. */
export const slidingFilterProperties = {
  is_dm: Type.Optional(Type.Boolean()),
  is_encrypted: Type.Optional(Type.Boolean()),
  spaces: Type.Optional(names),
  /** Part of the name, in whatever case (MSC3575; MSC4186 dropped it). */
  room_name_like: Type.Optional(Type.String({ maxLength: 255 })),
  room_types: Type.Optional(roomTypes),
  not_room_types: Type.Optional(roomTypes),
  tags: Type.Optional(names),
  not_tags: Type.Optional(names),
};

const event = Type.Object({
  event_id: Type.String({ pattern: "^\\$" }),
  type: Type.String(),
  sender: Type.String({ pattern: "^@" }),
  origin_server_ts: Type.Integer(),
  content: Type.Object({}),
  state_key: Type.Optional(Type.String()),
});

/** What both forms tell of a room (MSC4186, RoomResult). */
export const slidingRoomProperties = {
  initial: Type.Optional(Type.Boolean()),
  name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  avatar: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  heroes: Type.Optional(
    Type.Array(
      Type.Object({
        user_id: Type.String(),
        displayname: Type.Optional(Type.String()),
        avatar_url: Type.Optional(Type.String()),
      }),
    ),
  ),
  is_dm: Type.Optional(Type.Boolean()),
  required_state: Type.Optional(Type.Array(event)),
  timeline: Type.Optional(Type.Array(event)),
  limited: Type.Optional(Type.Boolean()),
  num_live: Type.Optional(Type.Integer()),
  prev_batch: Type.Optional(Type.String()),
  bump_stamp: Type.Optional(Type.Integer()),
  joined_count: Type.Optional(Type.Integer()),
  invited_count: Type.Optional(Type.Integer()),
  membership: Type.Optional(Type.String()),
};
