import { endpoint, none } from "../endpoint.ts";
import { BackupSessionParams, BackupStateAnswer, BackupVersionQuery } from "./key-backup-fields.ts";

/** Deletes the keys of one session from the backup (spec "DELETE /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId}"). */
export const deleteRoomKeyBySessionId = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/room_keys/keys/{roomId}/{sessionId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  params: BackupSessionParams,
  query: BackupVersionQuery,
  response: BackupStateAnswer,
});
