import { endpoint, none } from "../endpoint.ts";
import { BackedUpRoomsField, BackupVersionQuery } from "./key-backup-fields.ts";

/** Gives back the keys of every room from the backup (spec "GET /_matrix/client/v3/room_keys/keys"). */
export const getRoomKeys = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/room_keys/keys",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "keys",
  errors: ["M_NOT_FOUND"],
  query: BackupVersionQuery,
  response: BackedUpRoomsField,
});
