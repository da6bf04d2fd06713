import { MatrixError } from "@conclave/protocol/matrix-error";
import { command } from "../core/verb.ts";
import { type RoomOfPerson, readTags, writeTags } from "./room-tags.ts";

const tagsPerRoom = 100;

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
