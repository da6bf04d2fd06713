import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

const event = Type.Object({ type: Type.String(), content: Type.Object({}) });
const clientEvent = Type.Object({
  event_id: Type.String({ pattern: "^\\$" }),
  type: Type.String(),
  sender: Type.String({ pattern: "^@" }),
  origin_server_ts: Type.Integer(),
  content: Type.Object({}),
  state_key: Type.Optional(Type.String()),
  unsigned: Type.Optional(Type.Object({})),
});
const strippedEvent = Type.Object({
  type: Type.String(),
  state_key: Type.String(),
  sender: Type.String({ pattern: "^@" }),
  content: Type.Object({}),
});
const events = Type.Object({ events: Type.Array(event) });
const stateEvents = Type.Object({ events: Type.Array(clientEvent) });
const timeline = Type.Object({
  events: Type.Array(clientEvent),
  limited: Type.Boolean(),
  prev_batch: Type.String(),
});

const unreadCounts = Type.Object({ notification_count: Type.Integer(), highlight_count: Type.Integer() });

const joinedRoom = Type.Object({
  summary: Type.Optional(
    Type.Object({
      "m.heroes": Type.Optional(Type.Array(Type.String())),
      "m.joined_member_count": Type.Optional(Type.Integer()),
      "m.invited_member_count": Type.Optional(Type.Integer()),
    }),
  ),
  state: Type.Optional(stateEvents),
  state_after: Type.Optional(stateEvents),
  "org.matrix.msc4222.state_after": Type.Optional(stateEvents),
  timeline,
  ephemeral: events,
  account_data: events,
  unread_notifications: unreadCounts,
  /** By the root of the thread. */
  unread_thread_notifications: Type.Optional(Type.Record(Type.String(), unreadCounts)),
});

const leftRoom = Type.Object({
  state: Type.Optional(stateEvents),
  state_after: Type.Optional(stateEvents),
  "org.matrix.msc4222.state_after": Type.Optional(stateEvents),
  timeline,
  account_data: events,
});

/** What is new for a device, waiting for it if need be (spec "Syncing"). */
export const sync = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/sync",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({
    filter: Type.Optional(Type.String({ maxLength: 65_536 })),
    since: Type.Optional(Type.String({ maxLength: 255 })),
    full_state: Type.Optional(Type.Boolean()),
    set_presence: Type.Optional(
      Type.Union([Type.Literal("offline"), Type.Literal("online"), Type.Literal("unavailable")]),
    ),
    timeout: Type.Optional(Type.Integer({ minimum: 0 })),
    use_state_after: Type.Optional(Type.Boolean()),
    "org.matrix.msc4222.use_state_after": Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({
    next_batch: Type.String(),
    rooms: Type.Object({
      join: Type.Record(Type.String(), joinedRoom),
      invite: Type.Record(
        Type.String(),
        Type.Object({ invite_state: Type.Object({ events: Type.Array(strippedEvent) }) }),
      ),
      knock: Type.Record(
        Type.String(),
        Type.Object({ knock_state: Type.Object({ events: Type.Array(strippedEvent) }) }),
      ),
      leave: Type.Record(Type.String(), leftRoom),
    }),
    presence: events,
    account_data: events,
    to_device: Type.Object({
      events: Type.Array(Type.Object({ type: Type.String(), sender: Type.String(), content: Type.Object({}) })),
    }),
    device_lists: Type.Object({ changed: Type.Array(Type.String()), left: Type.Array(Type.String()) }),
    device_one_time_keys_count: Type.Record(Type.String(), Type.Integer()),
    device_unused_fallback_key_types: Type.Array(Type.String()),
    "org.matrix.msc2732.device_unused_fallback_key_types": Type.Array(Type.String()),
  }),
});
