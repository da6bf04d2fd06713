import { isJsonObject } from "@conclave/base/json";
import { EventType } from "matrix-js-sdk/lib/@types/event.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";

/** The account's direct chats by room: the person in each (spec "Direct Messaging", `m.direct`). */
export function directChats(sdk: MatrixClient): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  for (const [userId, roomIds] of Object.entries(directContent(sdk))) {
    for (const roomId of roomIds) people.set(roomId, userId);
  }
  return people;
}

/** Adds a room to `m.direct`. Resolves when the server has it and its echo came. */
export async function rememberDirectChat(sdk: MatrixClient, roomId: string, userId: string): Promise<void> {
  const content = directContent(sdk);
  const roomIds = content[userId] ?? [];
  if (roomIds.includes(roomId)) return;
  await sdk.setAccountData(EventType.Direct, { ...content, [userId]: [...roomIds, roomId] });
}

function directContent(sdk: MatrixClient): Record<string, string[]> {
  const content: unknown = sdk.getAccountData(EventType.Direct)?.getContent();
  if (!isJsonObject(content)) return {};
  const valid: Record<string, string[]> = {};
  for (const [userId, roomIds] of Object.entries(content)) {
    if (!Array.isArray(roomIds)) continue;
    valid[userId] = roomIds.filter((roomId): roomId is string => typeof roomId === "string");
  }
  return valid;
}
