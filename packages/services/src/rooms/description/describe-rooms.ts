import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { allowedRoomsOf, isRestricted } from "@conclave/rules/rooms/allowed-rooms";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { readSettings } from "@conclave/storage/timeline/room-settings-store";

/** What a room says of itself to people who are not in it (spec "PublishedRoomsChunk", "RoomSummary"). */
export interface RoomDescription {
  readonly roomId: RoomId;
  readonly roomType: string | undefined;
  readonly version: RoomVersionId;
  readonly name: string | undefined;
  readonly topic: string | undefined;
  readonly avatarUrl: string | undefined;
  readonly canonicalAlias: string | undefined;
  readonly joinRule: string;
  /** Of a restricted room: members of which rooms it is open to. */
  readonly allowedRooms: readonly RoomId[];
  readonly encryption: string | undefined;
  readonly isWorldReadable: boolean;
  readonly guestsCanJoin: boolean;
  readonly joinedMembers: number;
}

/** Describes rooms, in the given order. */
export async function describeRooms(
  tx: ReadTransaction,
  rooms: readonly StoredRoom[],
): Promise<readonly RoomDescription[]> {
  const roomIds = rooms.map(({ roomId }) => roomId);
  const settings = await readSettings(tx, roomIds, describingTypes);
  return rooms.map((room) => describe(room, settings.get(room.roomId) ?? new Map()));
}

const describingTypes = [
  "m.room.name",
  "m.room.topic",
  "m.room.avatar",
  "m.room.canonical_alias",
  "m.room.join_rules",
  "m.room.history_visibility",
  "m.room.guest_access",
  "m.room.encryption",
];

function describe(room: StoredRoom, settings: ReadonlyMap<string, string>): RoomDescription {
  const said = (type: string) => contentOf(settings.get(type));
  const joinRules = said("m.room.join_rules");
  // What a room without the event counts as (spec "m.room.join_rules").
  const joinRule = textIn(joinRules, "join_rule") ?? "invite";
  return {
    roomId: room.roomId,
    roomType: room.roomType ?? undefined,
    version: room.version,
    name: textIn(said("m.room.name"), "name"),
    topic: textIn(said("m.room.topic"), "topic"),
    avatarUrl: textIn(said("m.room.avatar"), "url"),
    canonicalAlias: textIn(said("m.room.canonical_alias"), "alias"),
    joinRule,
    allowedRooms: isRestricted(joinRule) ? allowedRoomsOf(joinRules) : [],
    encryption: textIn(said("m.room.encryption"), "algorithm"),
    isWorldReadable: said("m.room.history_visibility")["history_visibility"] === "world_readable",
    guestsCanJoin: said("m.room.guest_access")["guest_access"] === "can_join",
    joinedMembers: room.joinedMembers,
  };
}

function contentOf(event: string | undefined): JsonObject {
  if (event === undefined) return {};
  const { content } = JSON.parse(event);
  return isJsonObject(content) ? content : {};
}

/** A room may say whatever it likes, and an empty text says nothing. */
function textIn(content: JsonObject, key: string): string | undefined {
  const value = content[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}
