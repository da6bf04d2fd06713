import { parseRoomVersionId, type RoomVersionId } from "@conclave/protocol/events/room-version-id";
import { MatrixError } from "@conclave/protocol/matrix-error";

/** What sets a room version apart from the others that Conclave knows (spec "Room Versions"). */
export interface RoomVersion {
  readonly id: RoomVersionId;
  /** Which keys survive a redaction: those of version 9, or those of version 11. */
  readonly redactionAlgorithm: "v9" | "v11";
  /** Where an `m.room.redaction` names its victim. */
  readonly redactsIn: "event" | "content";
  /** Whether `m.room.create` must have `content.creator`; later versions rely on its sender alone. */
  readonly creatorInContent: boolean;
  /** Whether a room's identifier is random with a domain, or the hash of its create event. */
  readonly roomIdForm: "domain" | "create-event-hash";
  /** Whether the create event stands among `auth_events`, or is implied by the room's identifier. */
  readonly createInAuthEvents: boolean;
  /** Whether creators, `additional_creators` among them, stand above every power level and can't be listed in one. */
  readonly creatorsHaveInfinitePower: boolean;
}

/** One row a version. */
// biome-ignore format: a table
export const roomVersions: { readonly [Id in RoomVersionId]: RoomVersion } = {
  "10": { id: "10", redactionAlgorithm: "v9",  redactsIn: "event",   creatorInContent: true,  roomIdForm: "domain",            createInAuthEvents: true,  creatorsHaveInfinitePower: false },
  "11": { id: "11", redactionAlgorithm: "v11", redactsIn: "content", creatorInContent: false, roomIdForm: "domain",            createInAuthEvents: true,  creatorsHaveInfinitePower: false },
  "12": { id: "12", redactionAlgorithm: "v11", redactsIn: "content", creatorInContent: false, roomIdForm: "create-event-hash", createInAuthEvents: false, creatorsHaveInfinitePower: true  },
};

/** The version of a new room unless configuration or the client names another. */
export const defaultRoomVersionId: RoomVersionId = "12";

/**
 * The properties of a room version that came from outside.
 *
 * @throws MatrixError `M_UNSUPPORTED_ROOM_VERSION`.
 */
export function roomVersionOf(text: string): RoomVersion {
  const id = parseRoomVersionId(text);
  if (id === undefined) {
    throw new MatrixError("M_UNSUPPORTED_ROOM_VERSION", "This server doesn't know that room version.", {}, text);
  }
  return roomVersions[id];
}
