import { type Static, Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { NextBatch, paging, Search, Timestamp } from "./fields.ts";

/** A room as an administrator sees it: metadata that the server needs anyway, never content. */
export const RoomSummary = Type.Object({
  room_id: Type.String(),
  /** State in the clear: `m.room.name`. */
  name: Type.Optional(Type.String()),
  canonical_alias: Type.Optional(Type.String()),
  creator: Type.String(),
  room_version: Type.String(),
  /** `type` of the create event: `m.space` for a space; absent for an ordinary room. */
  room_type: Type.Optional(Type.String()),
  encrypted: Type.Boolean(),
  join_rule: Type.String(),
  joined_members: Type.Integer({ minimum: 0 }),
  invited_members: Type.Integer({ minimum: 0 }),
  created_ts: Timestamp,
  last_event_ts: Timestamp,
});

export type RoomSummary = Static<typeof RoomSummary>;

/** Rooms with at least one member, the most recently active first; `search` looks in name, alias and room identifier. */
export const listRooms = endpoint({
  method: "GET",
  path: "/_conclave/admin/v1/rooms",
  authentication: "required",
  permission: "rooms.list",
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({ search: Search, ...paging }),
  response: Type.Object({
    rooms: Type.Array(RoomSummary),
    total: Type.Integer({ minimum: 0 }),
    next_batch: NextBatch,
  }),
});
