import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { BackupDescriptionBody } from "./key-backup-fields.ts";

/** Begins a key backup (spec "POST /_matrix/client/v3/room_keys/version"). */
export const postRoomKeysVersion = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/room_keys/version",
  authentication: "required",
  permission: none("own-data"),
  audit: "key-backup.created",
  rateLimit: "keys",
  body: BackupDescriptionBody,
  response: Type.Object({ version: Type.String() }),
});
