import type { IdentifiedPdu, Pdu } from "@conclave/protocol/events/pdu";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { StateSlot } from "@conclave/rules/rooms/auth-events";
import type { StateLookup } from "@conclave/rules/rooms/room-state";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { currentSettingPdus, currentStatePdus, type StatePdu } from "@conclave/storage/timeline/state-store";

/** A room's current state, of the given slots only: what the rules may ask for. */
export async function lookUpState(
  tx: ReadTransaction,
  roomId: RoomId,
  slots: readonly StateSlot[],
): Promise<StateLookup> {
  const keys = slots.map(([type, stateKey]) => ({ type, stateKey }));
  return lookupIn(await currentStatePdus(tx, roomId, keys));
}

/** The current state of some rooms (at most 500), of some types and with an empty state key only, read for all of them together. */
export async function lookUpSettings(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  types: readonly string[],
): Promise<(roomId: RoomId) => StateLookup> {
  const byRoom = Map.groupBy(await currentSettingPdus(tx, roomIds, types), ({ roomId }) => roomId);
  return (roomId) => lookupIn(byRoom.get(roomId) ?? []);
}

function lookupIn(events: readonly StatePdu[]): StateLookup {
  const state = new Map<string, IdentifiedPdu>();
  for (const event of events) {
    // What the database holds was checked before it was stored.
    const pdu: Pdu = JSON.parse(event.pdu);
    state.set(slotName(event.type, event.stateKey ?? ""), { eventId: event.eventId, pdu });
  }
  return (type, stateKey) => state.get(slotName(type, stateKey));
}

/** No type that a client can send holds a line break that could be mistaken: the length tells where it ends. */
function slotName(type: string, stateKey: string): string {
  return `${type.length}\n${type}${stateKey}`;
}
