import { endpoint, none } from "../endpoint.ts";
import { BackedUpRoomField, BackupRoomParams, BackupStateAnswer, BackupVersionQuery } from "./key-backup-fields.ts";

/** Stores keys of one room in the backup (spec "PUT /_matrix/client/v3/room_keys/keys/{roomId}"). */
export const putRoomKeysByRoomId = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/room_keys/keys/{roomId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND", "M_WRONG_ROOM_KEYS_VERSION"],
  params: BackupRoomParams,
  query: BackupVersionQuery,
  body: BackedUpRoomField,
  response: BackupStateAnswer,
});
