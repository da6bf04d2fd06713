import type { Room } from "matrix-js-sdk/lib/models/room.js";

/** What a room is about, in its plain form (spec "m.room.topic"); null if nobody said. */
export function roomTopic(room: Room): string | null {
  const topic: unknown = room.currentState.getStateEvents("m.room.topic", "")?.getContent()["topic"];
  return typeof topic === "string" && topic.trim() !== "" ? topic : null;
}
