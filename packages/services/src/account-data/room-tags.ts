import { MatrixError } from "@conclave/protocol/matrix-error";
import { readAccountData, writeAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { type CommandContext, command, query } from "../core/verb.ts";
import { requireRoomForAccountData } from "./room-for-account-data.ts";

/** The tags of one room by their names. */
export type RoomTags = Readonly<Record<string, { readonly order?: number }>>;

interface RoomOfPerson {
  readonly userId: string;
  readonly roomId: string;
}

const tagsPerRoom = 100;

/** The tags that a person gave a room. */
export const getRoomTags = query("account-data.get-room-tags", (context, input: RoomOfPerson) =>
  readTags(context.tx, input),
);

/** Gives a room a tag, or a tag another order. @throws MatrixError `M_LIMIT_EXCEEDED` beyond 100 tags; what `requireRoomForAccountData` throws. */
export const setRoomTag = command(
  "account-data.set-room-tag",
  async (context, input: RoomOfPerson & { readonly tag: string; readonly value: { readonly order?: number } }) => {
    const tags = await readTags(context.tx, input);
    const changed = new Map(Object.entries(tags)).set(input.tag, input.value);
    if (changed.size > tagsPerRoom)
      throw new MatrixError("M_LIMIT_EXCEEDED", `A room has ${tagsPerRoom} tags at most.`);
    await writeTags(context, input, Object.fromEntries(changed));
  },
);

/** Takes a tag off a room; nothing happens when it has none of that name. */
export const deleteRoomTag = command(
  "account-data.delete-room-tag",
  async (context, input: RoomOfPerson & { readonly tag: string }) => {
    const { [input.tag]: removed, ...tags } = await readTags(context.tx, input);
    if (removed !== undefined) await writeTags(context, input, tags);
  },
);

async function readTags(tx: ReadTransaction, { userId, roomId }: RoomOfPerson): Promise<RoomTags> {
  const content = await readAccountData(tx, { userId, roomId, type: "m.tag" });
  const { tags }: { tags?: RoomTags } = content === undefined ? {} : JSON.parse(content);
  return tags ?? {};
}

async function writeTags(context: CommandContext, { userId, roomId }: RoomOfPerson, tags: RoomTags): Promise<void> {
  const key = { userId, roomId, type: "m.tag" };
  const content = JSON.stringify({ tags });
  await requireRoomForAccountData(context.tx, key, content);
  const position = await writeAccountData(context.tx, key, content);
  context.changed({ kind: "user", userId, position });
}
