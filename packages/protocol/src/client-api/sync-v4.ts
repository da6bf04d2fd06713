import { type Static, Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { slidingExtensionResults, slidingExtensions } from "./sliding-sync-extensions.ts";
import { slidingFilterProperties, slidingRoomProperties } from "./sliding-sync-rooms.ts";

const text = Type.String({ maxLength: 255 });
const elements = Type.Optional(
  Type.Array(Type.Object({ type: Type.Optional(text), state_key: Type.Optional(text) }), { maxItems: 500 }),
);
const requiredState = Type.Object({
  include: elements,
  exclude: elements,
  lazy_members: Type.Optional(Type.Boolean()),
});
const position = Type.Integer({ minimum: 0 });

const subscription = Type.Object({ required_state: requiredState, timeline_limit: position });

const list = Type.Object({
  required_state: requiredState,
  timeline_limit: position,
  /** Both ends are in the range; none means every room. */
  range: Type.Optional(Type.Tuple([position, position])),
  filters: Type.Optional(Type.Object({ ...slidingFilterProperties, is_invited: Type.Optional(Type.Boolean()) })),
});

const body = Type.Object({
  conn_id: Type.Optional(text),
  pos: Type.Optional(text),
  timeout: Type.Optional(position),
  set_presence: Type.Optional(
    Type.Union([Type.Literal("offline"), Type.Literal("online"), Type.Literal("unavailable")]),
  ),
  lists: Type.Optional(Type.Record(Type.String(), list, { maxProperties: 100 })),
  room_subscriptions: Type.Optional(Type.Record(Type.String(), subscription, { maxProperties: 100 })),
  extensions: Type.Optional(slidingExtensions),
});

/** What a client of the merged form asks for. */
export type SyncV4Body = Static<typeof body>;

const room = Type.Object({
  ...slidingRoomProperties,
  expanded_timeline: Type.Optional(Type.Boolean()),
  stripped_state: Type.Optional(Type.Array(Type.Object({ type: Type.String(), state_key: Type.String() }))),
  lists: Type.Optional(Type.Array(Type.String())),
});

/** What is new in the rooms that a client looks at, waiting for it if need be (MSC4186 as it was merged). */
export const syncV4 = endpoint({
  method: "POST",
  path: "/_matrix/client/v4/sync",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_UNKNOWN_POS"],
  body,
  response: Type.Object({
    pos: Type.String(),
    lists: Type.Record(Type.String(), Type.Object({ count: Type.Integer() })),
    rooms: Type.Record(Type.String(), room),
    extensions: slidingExtensionResults,
  }),
});
