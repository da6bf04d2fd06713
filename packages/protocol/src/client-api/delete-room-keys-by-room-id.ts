import { endpoint, none } from "../endpoint.ts";
import { BackupRoomParams, BackupStateAnswer, BackupVersionQuery } from "./key-backup-fields.ts";

/** Deletes the keys of one room from the backup (spec "DELETE /_matrix/client/v3/room_keys/keys/{roomId}"). */
export const deleteRoomKeysByRoomId = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/room_keys/keys/{roomId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  params: BackupRoomParams,
  query: BackupVersionQuery,
  response: BackupStateAnswer,
});
