import { endpoint, none } from "../endpoint.ts";
import {
  BackedUpSessionField,
  BackupSessionParams,
  BackupStateAnswer,
  BackupVersionQuery,
} from "./key-backup-fields.ts";

/** Stores keys of one session in the backup (spec "PUT /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId}"). */
export const putRoomKeyBySessionId = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/room_keys/keys/{roomId}/{sessionId}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND", "M_WRONG_ROOM_KEYS_VERSION"],
  params: BackupSessionParams,
  query: BackupVersionQuery,
  body: BackedUpSessionField,
  response: BackupStateAnswer,
});
