import type { JsonObject } from "@conclave/base/json";
import { Type } from "typebox";
import { MapOf, NameField } from "./key-fields.ts";
import { RoomIdField } from "./room-fields.ts";

/** One session's key, encrypted for its owner (spec "KeyBackupData"). */
export const BackedUpSessionField = Type.Object({
  first_message_index: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  forwarded_count: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  is_verified: Type.Boolean(),
  session_data: Type.Unsafe<JsonObject>({ type: "object" }),
});

/** A room's sessions by their identifiers (spec "RoomKeyBackup"). */
export const BackedUpRoomField = Type.Object({ sessions: MapOf(BackedUpSessionField) });

export const BackedUpRoomsField = Type.Object({ rooms: MapOf(BackedUpRoomField) });

export const BackupRoomParams = Type.Object({ roomId: RoomIdField });

export const BackupSessionParams = Type.Object({
  roomId: RoomIdField,
  sessionId: NameField,
});

export const BackupVersionParams = Type.Object({ version: Type.String() });

export const BackupVersionQuery = Type.Object({ version: Type.String() });

/** How the backup stands after a change. */
export const BackupStateAnswer = Type.Object({ etag: Type.String(), count: Type.Integer() });

/** What the backup's keys are encrypted with (spec "Server-side key backups"). */
export const BackupDescriptionBody = Type.Object({
  algorithm: Type.Literal("m.megolm_backup.v1.curve25519-aes-sha2"),
  auth_data: Type.Unsafe<JsonObject>({ type: "object" }),
});

export const BackupVersionAnswer = Type.Object({
  algorithm: Type.String(),
  auth_data: Type.Unsafe<JsonObject>({ type: "object" }),
  count: Type.Integer(),
  etag: Type.String(),
  version: Type.String(),
});
