import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readStrippedRoom } from "../invited-room.ts";
import { type ConnectedRoom, listsOf, nothing, type RoomResult, type RoomResultOptions } from "./connected-room.ts";

/** What is new of a room that somebody is invited to or knocks on. */
export async function readStrippedResult(
  tx: ReadTransaction,
  room: ConnectedRoom,
  options: RoomResultOptions,
): Promise<RoomResult> {
  const { sent, standing } = room;
  const isDirectNow = sent?.isDirect !== room.isDirect;
  if (sent !== undefined && standing.position <= sent.upTo && !isDirectNow) return nothing(sent);
  const { events } = JSON.parse(await readStrippedRoom(tx, standing, "invite_state")).invite_state;
  const result = {
    initial: true,
    bump_stamp: standing.position,
    membership: standing.membership,
    ...(room.isDirect && { is_dm: true }),
    [options.form === "merged" ? "stripped_state" : "invite_state"]: events,
    ...listsOf(room, options),
  };
  return { text: JSON.stringify(result), freshTimeline: undefined, sentMembers: [] };
}
