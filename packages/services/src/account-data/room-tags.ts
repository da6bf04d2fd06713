import { readAccountData, writeAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { CommandContext } from "../core/verb.ts";
import { requireRoomForAccountData } from "./room-for-account-data.ts";

/** The tags of one room by their names. */
export type RoomTags = Readonly<Record<string, { readonly order?: number }>>;

/** Whose room it is. */
export interface RoomOfPerson {
  readonly userId: string;
  readonly roomId: string;
}

/** The tags that a person gave a room; none where they gave none. */
export async function readTags(tx: ReadTransaction, { userId, roomId }: RoomOfPerson): Promise<RoomTags> {
  const content = await readAccountData(tx, { userId, roomId, type: "m.tag" });
  const { tags }: { tags?: RoomTags } = content === undefined ? {} : JSON.parse(content);
  return tags ?? {};
}

/** Keeps tags as the account data that clients know, and tells the person's devices. Throws as `requireRoomForAccountData` does. */
export async function writeTags(
  context: CommandContext,
  { userId, roomId }: RoomOfPerson,
  tags: RoomTags,
): Promise<void> {
  const key = { userId, roomId, type: "m.tag" };
  const content = JSON.stringify({ tags });
  await requireRoomForAccountData(context.tx, key, content);
  const position = await writeAccountData(context.tx, key, content);
  context.changed({ kind: "user", userId, position });
}
