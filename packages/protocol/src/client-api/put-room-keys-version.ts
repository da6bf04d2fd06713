import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { BackupDescriptionBody, BackupVersionParams } from "./key-backup-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** Replaces what a key backup says of its key (spec "PUT /_matrix/client/v3/room_keys/version/{version}"). */
export const putRoomKeysVersion = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/room_keys/version/{version}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "keys",
  errors: ["M_MISSING_PARAM", "M_NOT_FOUND"],
  params: BackupVersionParams,
  body: Type.Intersect([BackupDescriptionBody, Type.Object({ version: Type.Optional(Type.String()) })]),
  response: EmptyAnswer,
});
