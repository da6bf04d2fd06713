import { endpoint, none } from "../endpoint.ts";
import { BackedUpSessionField, BackupSessionParams, BackupVersionQuery } from "./key-backup-fields.ts";

/** Gives back the keys of one session from the backup (spec "GET /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId}"). */
export const getRoomKeyBySessionId = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/room_keys/keys/{roomId}/{sessionId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  params: BackupSessionParams,
  query: BackupVersionQuery,
  response: BackedUpSessionField,
});
