import type { JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { EncryptionPolicy } from "../encryption-policy.ts";

/** The body of `POST /createRoom`, its shape checked already (spec "Creation"). */
export interface CreateRoomRequest {
  readonly visibility?: "public" | "private";
  readonly room_alias_name?: string;
  readonly name?: string;
  readonly topic?: string;
  readonly invite?: readonly string[];
  readonly invite_3pid?: readonly unknown[];
  readonly room_version?: string;
  readonly creation_content?: JsonObject;
  readonly initial_state?: readonly InitialStateEvent[];
  readonly preset?: RoomPreset;
  readonly is_direct?: boolean;
  readonly power_level_content_override?: JsonObject;
}

export interface InitialStateEvent {
  readonly type: string;
  /** Empty unless said. */
  readonly state_key?: string;
  readonly content: JsonObject;
}

export type RoomPreset = "private_chat" | "public_chat" | "trusted_private_chat";

/** What the room's making depends on besides the request. */
export interface CreateRoomContext {
  readonly creator: UserId;
  readonly serverName: string;
  readonly defaultRoomVersion: string;
  readonly encryption: EncryptionPolicy;
}
