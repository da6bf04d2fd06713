import { endpoint, none } from "../endpoint.ts";
import { BackupVersionAnswer } from "./key-backup-fields.ts";

/** Describes the newest key backup (spec "GET /_matrix/client/v3/room_keys/version"). */
export const getRoomKeysVersionCurrent = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/room_keys/version",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  response: BackupVersionAnswer,
});
