import { endpoint, none } from "../endpoint.ts";
import { BackupVersionParams } from "./key-backup-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** Deletes a key backup with its keys (spec "DELETE /_matrix/client/v3/room_keys/version/{version}"). */
export const deleteRoomKeysVersion = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/room_keys/version/{version}",
  authentication: "required",
  permission: none("own-data"),
  audit: "key-backup.deleted",
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  params: BackupVersionParams,
  response: EmptyAnswer,
});
