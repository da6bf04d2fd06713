import { command } from "../core/verb.ts";
import { type RoomOfPerson, readTags, writeTags } from "./room-tags.ts";

/** Takes a tag off a room; nothing happens when it has none of that name. */
export const deleteRoomTag = command(
  "account-data.delete-room-tag",
  async (context, input: RoomOfPerson & { readonly tag: string }) => {
    const { [input.tag]: removed, ...tags } = await readTags(context.tx, input);
    if (removed !== undefined) await writeTags(context, input, tags);
  },
);
