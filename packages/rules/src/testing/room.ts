import type { JsonObject } from "@conclave/base/json";
import type { IdentifiedPdu, Pdu, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { StateLookup } from "../rooms/room-state.ts";
import { type RoomVersion, roomVersions } from "../rooms/room-version.ts";

export const alice: UserId = "@alice:example.org";
export const bob: UserId = "@bob:example.org";
export const carol: UserId = "@carol:example.org";
export const roomId = "!Rqnc-F-dvnEYJTyHq_iKxU2bZ1CI92-kuZq3a5lr5Zg";

/** A whole event of which a test says only what matters to it. */
export function event(fields: Partial<Pdu> & Pick<ProtoEvent, "type">): Pdu {
  return {
    room_id: roomId,
    sender: alice,
    content: {},
    origin_server_ts: 1_700_000_000_000,
    depth: 9,
    prev_events: ["$previous"],
    auth_events: [],
    hashes: { sha256: "" },
    signatures: {},
    ...fields,
  };
}

/** A state as rows: type, state key, content, sender (alice unless said). Identifiers are `$type|key`. */
export type StateRow = readonly [type: string, stateKey: string, content: JsonObject, sender?: UserId];

/** The lookup over those rows; a later row replaces an earlier one in the same slot. */
export function stateOf(...rows: readonly StateRow[]): StateLookup {
  const events = new Map<string, IdentifiedPdu>();
  for (const [type, stateKey, content, sender = alice] of rows) {
    const eventId = slotId(type, stateKey);
    events.set(eventId, { eventId, pdu: event({ type, state_key: stateKey, content, sender }) });
  }
  return (type, stateKey) => events.get(slotId(type, stateKey));
}

/** The identifier that `stateOf` gives the event in a slot. */
export function slotId(type: string, stateKey: string): EventId {
  if (type === "m.room.create") return `$${roomId.slice(1)}`;
  return `$${type}|${stateKey}`;
}

/** The create event as each version wants it. */
export function createRow(version: RoomVersion, content: JsonObject = {}, sender: UserId = alice): StateRow {
  const creator = version.creatorInContent ? { creator: sender } : {};
  return ["m.room.create", "", { room_version: version.id, ...creator, ...content }, sender];
}

/** A membership, as the person's own act unless a sender is given. */
export function memberRow(userId: UserId, membership: string, sender: UserId = userId): StateRow {
  return ["m.room.member", userId, { membership }, sender];
}

/** The table row of a version. */
export function version(id: RoomVersionId): RoomVersion {
  return roomVersions[id];
}
