import { type Static, Type } from "typebox";

const names = Type.Array(Type.String({ maxLength: 255 }), { maxItems: 1_000 });

const people = Type.Array(Type.String({ pattern: "^@", maxLength: 255 }), { maxItems: 1_000 });
const roomNames = Type.Array(Type.String({ pattern: "^!", maxLength: 255 }), { maxItems: 1_000 });

const eventFilterProperties = {
  limit: Type.Optional(Type.Integer({ minimum: 0 })),
  types: Type.Optional(names),
  not_types: Type.Optional(names),
  senders: Type.Optional(people),
  not_senders: Type.Optional(people),
};

/** Which events of a batch somebody wants (spec "Filtering", EventFilter). */
export const eventFilterSchema = Type.Object(eventFilterProperties);

/** The same for events of rooms (RoomEventFilter). */
export const roomEventFilterSchema = Type.Object({
  ...eventFilterProperties,
  rooms: Type.Optional(roomNames),
  not_rooms: Type.Optional(roomNames),
  contains_url: Type.Optional(Type.Boolean()),
  lazy_load_members: Type.Optional(Type.Boolean()),
  include_redundant_members: Type.Optional(Type.Boolean()),
  unread_thread_notifications: Type.Optional(Type.Boolean()),
});

/** What a /sync is to contain (spec "Filtering", Filter). */
export const filterSchema = Type.Object({
  event_fields: Type.Optional(names),
  event_format: Type.Optional(Type.Union([Type.Literal("client"), Type.Literal("federation")])),
  presence: Type.Optional(eventFilterSchema),
  account_data: Type.Optional(eventFilterSchema),
  room: Type.Optional(
    Type.Object({
      rooms: Type.Optional(roomNames),
      not_rooms: Type.Optional(roomNames),
      include_leave: Type.Optional(Type.Boolean()),
      account_data: Type.Optional(roomEventFilterSchema),
      ephemeral: Type.Optional(roomEventFilterSchema),
      state: Type.Optional(roomEventFilterSchema),
      timeline: Type.Optional(roomEventFilterSchema),
    }),
  ),
});

export type EventFilter = Static<typeof eventFilterSchema>;
export type RoomEventFilter = Static<typeof roomEventFilterSchema>;
export type Filter = Static<typeof filterSchema>;
