import { type Static, Type } from "typebox";

const enabled = { enabled: Type.Optional(Type.Boolean()) };
const names = Type.Array(Type.String({ maxLength: 255 }), { maxItems: 1_000 });

/** An extension of rooms: for those of these lists, and these subscriptions; `*` is all, and so is nothing said. */
const ofRooms = Type.Object({ ...enabled, lists: Type.Optional(names), rooms: Type.Optional(names) });

/** What else a client wants beside rooms (MSC3884, MSC3885, MSC3959, MSC3960, MSC3961). */
export const slidingExtensions = Type.Object({
  to_device: Type.Optional(
    Type.Object({
      ...enabled,
      limit: Type.Optional(Type.Integer({ minimum: 1 })),
      since: Type.Optional(Type.String({ maxLength: 255 })),
    }),
  ),
  e2ee: Type.Optional(Type.Object(enabled)),
  account_data: Type.Optional(ofRooms),
  receipts: Type.Optional(ofRooms),
  typing: Type.Optional(ofRooms),
});

export type SlidingExtensions = Static<typeof slidingExtensions>;

const event = Type.Object({ type: Type.String(), content: Type.Object({}) });
const eventOfRooms = Type.Object({ rooms: Type.Record(Type.String(), event) });

/** What is answered to them; what was not asked for is absent. */
export const slidingExtensionResults = Type.Object({
  to_device: Type.Optional(
    Type.Object({
      next_batch: Type.String(),
      events: Type.Array(Type.Object({ type: Type.String(), sender: Type.String(), content: Type.Object({}) })),
    }),
  ),
  e2ee: Type.Optional(
    Type.Object({
      device_lists: Type.Optional(Type.Object({ changed: Type.Array(Type.String()), left: Type.Array(Type.String()) })),
      device_one_time_keys_count: Type.Record(Type.String(), Type.Integer()),
      device_unused_fallback_key_types: Type.Array(Type.String()),
    }),
  ),
  account_data: Type.Optional(
    Type.Object({ global: Type.Array(event), rooms: Type.Record(Type.String(), Type.Array(event)) }),
  ),
  receipts: Type.Optional(eventOfRooms),
  typing: Type.Optional(eventOfRooms),
});
