import type { RoomDescription } from "@conclave/services/rooms/description/describe-rooms";

/** A room as it stands in the directory (spec "PublishedRoomsChunk"). */
export function presentPublishedRoom(room: RoomDescription) {
  return {
    room_id: room.roomId,
    num_joined_members: room.joinedMembers,
    world_readable: room.isWorldReadable,
    guest_can_join: room.guestsCanJoin,
    join_rule: room.joinRule,
    ...(room.name !== undefined && { name: room.name }),
    ...(room.topic !== undefined && { topic: room.topic }),
    ...(room.avatarUrl !== undefined && { avatar_url: room.avatarUrl }),
    ...(room.canonicalAlias !== undefined && { canonical_alias: room.canonicalAlias }),
    ...(room.roomType !== undefined && { room_type: room.roomType }),
  };
}

/** A room as it is told of before somebody joins (spec "RoomSummary"). */
export function presentRoomSummary(room: RoomDescription) {
  return {
    ...presentPublishedRoom(room),
    room_version: room.version,
    ...(room.encryption !== undefined && { encryption: room.encryption }),
    ...(room.allowedRooms.length > 0 && { allowed_room_ids: [...room.allowedRooms] }),
  };
}
