import { strippedStateTypes } from "@conclave/rules/rooms/stripped-state";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredMembership } from "@conclave/storage/rooms/membership-store";
import { stateAt } from "@conclave/storage/timeline/state-store";

/** The section of a room that the person is invited to, or knocks on: the room as it was then, a JSON text. */
export async function readStrippedRoom(
  tx: ReadTransaction,
  membership: StoredMembership,
  name: "invite_state" | "knock_state",
): Promise<string> {
  const { roomId, position, userId, sender } = membership;
  const state = await stateAt(tx, roomId, position, { types: strippedStateTypes });
  const people = await stateAt(tx, roomId, position, { types: ["m.room.member"], stateKeys: [userId, sender] });
  const events = [...state, ...people].map((event) => {
    const { type, state_key, sender: from, content } = JSON.parse(event.client);
    return { type, state_key, sender: from, content };
  });
  return JSON.stringify({ [name]: { events } });
}
