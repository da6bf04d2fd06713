import { Type } from "typebox";
import { RoomIdField } from "./room-fields.ts";

/** Spec "PublishedRoomsChunk". */
export const publishedRoomFields = {
  room_id: RoomIdField,
  num_joined_members: Type.Integer({ minimum: 0 }),
  world_readable: Type.Boolean(),
  guest_can_join: Type.Boolean(),
  join_rule: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  topic: Type.Optional(Type.String()),
  avatar_url: Type.Optional(Type.String()),
  canonical_alias: Type.Optional(Type.String()),
  room_type: Type.Optional(Type.String()),
};

/** Spec "RoomSummary": what there is to say of a room that somebody is about to enter. */
export const roomSummaryFields = {
  ...publishedRoomFields,
  room_version: Type.String(),
  encryption: Type.Optional(Type.String()),
  allowed_room_ids: Type.Optional(Type.Array(RoomIdField)),
};

/** A page of the room directory. */
export const PublicRoomsAnswer = Type.Object({
  chunk: Type.Array(Type.Object(publishedRoomFields)),
  next_batch: Type.Optional(Type.String()),
  prev_batch: Type.Optional(Type.String()),
  total_room_count_estimate: Type.Integer({ minimum: 0 }),
});
