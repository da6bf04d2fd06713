import { endpoint, none } from "../endpoint.ts";
import { BackupVersionAnswer, BackupVersionParams } from "./key-backup-fields.ts";

/** Describes a key backup (spec "GET /_matrix/client/v3/room_keys/version/{version}"). */
export const getRoomKeysVersion = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/room_keys/version/{version}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  params: BackupVersionParams,
  response: BackupVersionAnswer,
});
