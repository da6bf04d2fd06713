import { query } from "../core/verb.ts";
import { type RoomOfPerson, readTags } from "./room-tags.ts";

/** The tags that a person gave a room. */
export const getRoomTags = query("account-data.get-room-tags", (context, input: RoomOfPerson) =>
  readTags(context.tx, input),
);
