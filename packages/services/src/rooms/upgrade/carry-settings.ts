import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { carryPushRules } from "@conclave/rules/push/carry-push-rules";
import { readAccountData, writeAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readSettings } from "@conclave/storage/timeline/room-settings-store";
import type { CommandContext } from "../../core/verb.ts";

/**
 * Lets what somebody keeps of a room hold for the room that replaces it: tags, push rules, and whether it is a direct chat (spec
 * "Room Upgrades": "When a user joins the new room ..."). Nothing is carried where the old room doesn't lead to the new one: anybody
 * can say of their room that it replaces another.
 */
export async function carrySettings(context: CommandContext, userId: UserId, roomId: RoomId): Promise<void> {
  const from = await readPredecessor(context, roomId);
  if (from === undefined) return;
  await rewrite(context, { userId, type: "m.push_rules" }, (content) => {
    // Nobody but this server writes push rules.
    const global = content["global"] as unknown as PushRuleset;
    const carried = carryPushRules(global, from, roomId);
    return carried === global ? undefined : { global: carried };
  });
  await rewrite(context, { userId, type: "m.direct" }, (content) => withDirect(content, from, roomId));
  const tags = await readAccountData(context.tx, { userId, roomId: from, type: "m.tag" });
  const known = await readAccountData(context.tx, { userId, roomId, type: "m.tag" });
  if (tags === undefined || known !== undefined) return;
  const position = await writeAccountData(context.tx, { userId, roomId, type: "m.tag" }, tags);
  context.changed({ kind: "user", userId, position });
}

/** The room that this one replaces, if both say so. */
async function readPredecessor({ tx }: CommandContext, roomId: RoomId): Promise<RoomId | undefined> {
  const { predecessor } = await readContent(tx, roomId, "m.room.create");
  const from = isJsonObject(predecessor) ? predecessor["room_id"] : undefined;
  if (typeof from !== "string") return undefined;
  // What isn't the identifier of a room finds no tombstone.
  const oldRoomId = from as RoomId;
  const { replacement_room: replacement } = await readContent(tx, oldRoomId, "m.room.tombstone");
  return replacement === roomId ? oldRoomId : undefined;
}

async function readContent(tx: ReadTransaction, roomId: RoomId, type: string): Promise<JsonObject> {
  const client = (await readSettings(tx, [roomId], [type])).get(roomId)?.get(type);
  if (client === undefined) return {};
  const { content }: ClientEventWithoutRoomId = JSON.parse(client);
  return content;
}

async function rewrite(
  context: CommandContext,
  key: { readonly userId: UserId; readonly roomId?: RoomId; readonly type: string },
  change: (content: JsonObject) => object | undefined,
): Promise<void> {
  const text = await readAccountData(context.tx, key);
  const changed = text === undefined ? undefined : change(JSON.parse(text));
  if (changed === undefined) return;
  const position = await writeAccountData(context.tx, key, JSON.stringify(changed));
  context.changed({ kind: "user", userId: key.userId, position });
}

/** `m.direct` with the new room beside the old one, for whomever that was for; undefined where nothing is to be added. */
function withDirect(content: JsonObject, from: RoomId, to: RoomId): JsonObject | undefined {
  const isToAdd = (rooms: unknown): rooms is readonly string[] =>
    Array.isArray(rooms) && rooms.includes(from) && !rooms.includes(to);
  const people = Object.entries(content);
  if (!people.some(([, rooms]) => isToAdd(rooms))) return undefined;
  return Object.fromEntries(people.map(([userId, rooms]) => [userId, isToAdd(rooms) ? [...rooms, to] : rooms]));
}
