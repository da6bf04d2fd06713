import { endpoint, none } from "../endpoint.ts";
import { BackupStateAnswer, BackupVersionQuery } from "./key-backup-fields.ts";

/** Deletes the keys of every room from the backup (spec "DELETE /_matrix/client/v3/room_keys/keys"). */
export const deleteRoomKeys = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/room_keys/keys",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  query: BackupVersionQuery,
  response: BackupStateAnswer,
});
