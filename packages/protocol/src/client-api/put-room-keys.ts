import { endpoint, none } from "../endpoint.ts";
import { BackedUpRoomsField, BackupStateAnswer, BackupVersionQuery } from "./key-backup-fields.ts";

/** Stores keys of every room in the backup (spec "PUT /_matrix/client/v3/room_keys/keys"). */
export const putRoomKeys = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/room_keys/keys",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND", "M_WRONG_ROOM_KEYS_VERSION"],
  query: BackupVersionQuery,
  body: BackedUpRoomsField,
  response: BackupStateAnswer,
});
