import { endpoint, none } from "../endpoint.ts";
import { BackedUpRoomField, BackupRoomParams, BackupVersionQuery } from "./key-backup-fields.ts";

/** Gives back the keys of one room from the backup (spec "GET /_matrix/client/v3/room_keys/keys/{roomId}"). */
export const getRoomKeysByRoomId = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/room_keys/keys/{roomId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  params: BackupRoomParams,
  query: BackupVersionQuery,
  response: BackedUpRoomField,
});
