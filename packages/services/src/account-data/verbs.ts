import type { AnyVerb } from "../core/verb.ts";
import { getAccountData } from "./get-account-data.ts";
import { deleteRoomTag, getRoomTags, setRoomTag } from "./room-tags.ts";
import { setAccountData } from "./set-account-data.ts";

/** The verbs of account data, for the registry. */
export const accountDataVerbs: readonly AnyVerb[] = [
  setAccountData,
  getAccountData,
  getRoomTags,
  setRoomTag,
  deleteRoomTag,
];
