import type { Kysely } from "kysely";
import type { Tables } from "./database.ts";
import { makeEvent, requireJoined, type SendVerb } from "./send.ts";

/** The six statements of a send, built anew each time: how stores are written as a rule. */
export function sendKysely(query: Kysely<Tables>): SendVerb {
  return async (send, position) => {
    const { roomId, sender, type, transactionId } = send;
    await selectState(query, roomId, "m.room.create", "").executeTakeFirst();
    await selectState(query, roomId, "m.room.power_levels", "").executeTakeFirst();
    requireJoined((await selectState(query, roomId, "m.room.member", sender).executeTakeFirst())?.json);
    const { eventId, json } = makeEvent(send);
    await insertEvent(query, [position, eventId, roomId, sender, type, json]).execute();
    await insertTransaction(query, [sender, transactionId, eventId]).execute();
    await updateRoom(query, [position, eventId, roomId]).execute();
    return eventId;
  };
}

/** The same statements, compiled once: each call only puts its own parameters in, in the order of the place-holders. */
export function sendCompiled(query: Kysely<Tables>): SendVerb {
  const compiled = {
    state: selectState(query, "", "", "").compile(),
    event: insertEvent(query, [0, "", "", "", "", ""]).compile(),
    transaction: insertTransaction(query, ["", "", ""]).compile(),
    room: updateRoom(query, [0, "", ""]).compile(),
  };
  return async (send, position) => {
    const { roomId, sender, type, transactionId } = send;
    const read = (stateType: string, stateKey: string) =>
      query.executeQuery<{ json: string }>({ ...compiled.state, parameters: [roomId, stateType, stateKey] });
    await read("m.room.create", "");
    await read("m.room.power_levels", "");
    const [membership] = (await read("m.room.member", sender)).rows;
    requireJoined(membership?.json);
    const { eventId, json } = makeEvent(send);
    await query.executeQuery({ ...compiled.event, parameters: [position, eventId, roomId, sender, type, json] });
    await query.executeQuery({ ...compiled.transaction, parameters: [sender, transactionId, eventId] });
    await query.executeQuery({ ...compiled.room, parameters: [position, eventId, roomId] });
    return eventId;
  };
}

function selectState(query: Kysely<Tables>, roomId: string, type: string, stateKey: string) {
  return query
    .selectFrom("room_state")
    .select("json")
    .where("room_id", "=", roomId)
    .where("type", "=", type)
    .where("state_key", "=", stateKey);
}

type EventRow = readonly [position: number, id: string, roomId: string, sender: string, type: string, json: string];

function insertEvent(query: Kysely<Tables>, [position, event_id, room_id, sender, type, json]: EventRow) {
  return query.insertInto("events").values({ position, event_id, room_id, sender, type, json });
}

type TransactionRow = readonly [sender: string, transactionId: string, eventId: string];

function insertTransaction(query: Kysely<Tables>, [sender, transaction_id, event_id]: TransactionRow) {
  return query.insertInto("transactions").values({ sender, transaction_id, event_id });
}

type RoomRow = readonly [position: number, eventId: string, roomId: string];

function updateRoom(query: Kysely<Tables>, [position, event_id, roomId]: RoomRow) {
  return query.updateTable("rooms").set({ position, event_id }).where("room_id", "=", roomId);
}
