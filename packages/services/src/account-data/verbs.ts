import type { AnyVerb } from "../core/verb.ts";
import { deleteRoomTag } from "./delete-room-tag.ts";
import { getAccountData } from "./get-account-data.ts";
import { getRoomTags } from "./get-room-tags.ts";
import { setAccountData } from "./set-account-data.ts";
import { setRoomTag } from "./set-room-tag.ts";

/** The verbs of account data, for the registry. */
export const accountDataVerbs: readonly AnyVerb[] = [
  setAccountData,
  getAccountData,
  getRoomTags,
  setRoomTag,
  deleteRoomTag,
];
