import type { RoomNameState } from "matrix-js-sdk/lib/models/room.js";
import type { RoomName } from "../snapshots/room-list-snapshot.ts";

const shownNames = 3;

/**
 * Has the SDK compute a room's name as data instead of an English phrase: what it calls the room's `name` is then the JSON that
 * `roomNameOf` reads. Given to the SDK as its `roomNameGenerator`.
 */
export function roomNameAsJson(_roomId: string, state: RoomNameState): string {
  return JSON.stringify(asRoomName(state));
}

/** The name behind what the SDK keeps; a text that is none of ours (a room made before its first sync) is no name yet. */
export function roomNameOf(sdkName: string): RoomName {
  try {
    const name: unknown = JSON.parse(sdkName);
    // Written by roomNameAsJson, or not an object.
    if (typeof name === "object" && name !== null && "kind" in name) return name as RoomName;
  } catch {
    // A room id, which the SDK uses until it knows better.
  }
  return { kind: "empty", formerly: [] };
}

function asRoomName(state: RoomNameState): RoomName {
  if ("name" in state) return { kind: "given", text: state.name };
  if ("names" in state) {
    const names = state.names.slice(0, shownNames);
    return { kind: "members", names, others: Math.max(0, state.count - names.length) };
  }
  const former = state.oldName === undefined ? null : roomNameOf(state.oldName);
  return { kind: "empty", formerly: former?.kind === "members" ? former.names : [] };
}
