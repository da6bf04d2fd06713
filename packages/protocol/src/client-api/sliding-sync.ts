import { type Static, Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { slidingExtensionResults, slidingExtensions } from "./sliding-sync-extensions.ts";
import { slidingFilterProperties, slidingRoomProperties } from "./sliding-sync-rooms.ts";

const text = Type.String({ maxLength: 255 });
const requiredState = Type.Optional(Type.Array(Type.Tuple([text, text]), { maxItems: 500 }));
const timelineLimit = Type.Optional(Type.Integer({ minimum: 0 }));

const subscription = Type.Object({ required_state: requiredState, timeline_limit: timelineLimit });

const list = Type.Object({
  required_state: requiredState,
  timeline_limit: timelineLimit,
  /** Both ends are in the range; none means every room. */
  ranges: Type.Optional(
    Type.Array(Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })]), { maxItems: 100 }),
  ),
  filters: Type.Optional(Type.Object({ ...slidingFilterProperties, is_invite: Type.Optional(Type.Boolean()) })),
});

const body = Type.Object({
  conn_id: Type.Optional(text),
  txn_id: Type.Optional(text),
  lists: Type.Optional(Type.Record(Type.String(), list, { maxProperties: 100 })),
  room_subscriptions: Type.Optional(Type.Record(Type.String(), subscription, { maxProperties: 100 })),
  extensions: Type.Optional(slidingExtensions),
});

/** What a client of the unstable form asks for. */
export type SlidingSyncBody = Static<typeof body>;

const room = Type.Object({
  ...slidingRoomProperties,
  unstable_expanded_timeline: Type.Optional(Type.Boolean()),
  invite_state: Type.Optional(Type.Array(Type.Object({ type: Type.String(), state_key: Type.String() }))),
  notification_count: Type.Optional(Type.Integer()),
  highlight_count: Type.Optional(Type.Integer()),
});

/** What is new in the rooms that a client looks at, waiting for it if need be (MSC4186, as its unstable form stands). */
export const slidingSync = endpoint({
  method: "POST",
  path: "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_UNKNOWN_POS"],
  query: Type.Object({
    pos: Type.Optional(text),
    timeout: Type.Optional(Type.Integer({ minimum: 0 })),
    set_presence: Type.Optional(
      Type.Union([Type.Literal("offline"), Type.Literal("online"), Type.Literal("unavailable")]),
    ),
  }),
  body,
  response: Type.Object({
    pos: Type.String(),
    txn_id: Type.Optional(Type.String()),
    lists: Type.Record(Type.String(), Type.Object({ count: Type.Integer() })),
    rooms: Type.Record(Type.String(), room),
    extensions: slidingExtensionResults,
  }),
});
