import { listRooms, type RoomSummary } from "@conclave/protocol/admin-api/list-rooms";
import { listRooms as list, type RoomView } from "@conclave/services/administration/list-rooms";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { defaultLimit, presentNextBatch } from "./present-page.ts";

/** GET /_conclave/admin/v1/rooms */
export function listRoomsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listRooms, async ({ query }) => {
    const page = await dispatcher.run(list, { ...query, limit: query.limit ?? defaultLimit });
    return { rooms: page.items.map(presentRoom), total: page.total, ...presentNextBatch(page) };
  });
}

function presentRoom(room: RoomView): RoomSummary {
  const { name, canonicalAlias, roomType } = room;
  return {
    room_id: room.roomId,
    ...(name === undefined ? {} : { name }),
    ...(canonicalAlias === undefined ? {} : { canonical_alias: canonicalAlias }),
    creator: room.creator,
    room_version: room.version,
    ...(roomType === undefined ? {} : { room_type: roomType }),
    encrypted: room.isEncrypted,
    join_rule: room.joinRule,
    joined_members: room.joinedMembers,
    invited_members: room.invitedMembers,
    created_ts: room.createdAt,
    last_event_ts: room.lastEventAt,
  };
}
