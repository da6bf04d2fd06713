import type Database from "better-sqlite3-multiple-ciphers";
import { makeEvent, requireJoined, type SendVerb } from "./send.ts";

/** The six statements of a send, prepared once and run as they are. */
export function sendPrepared(database: Database.Database): SendVerb {
  const state = database.prepare("select json from room_state where room_id = ? and type = ? and state_key = ?");
  const insertEvent = database.prepare("insert into events values (?, ?, ?, ?, ?, ?)");
  const insertTransaction = database.prepare("insert into transactions values (?, ?, ?)");
  const updateRoom = database.prepare("update rooms set position = ?, event_id = ? where room_id = ?");
  return async (send, position) => {
    // The driver's rows have the columns that the statement names.
    const read = (type: string, key: string) => state.get(send.roomId, type, key) as { json: string } | undefined;
    read("m.room.create", "");
    read("m.room.power_levels", "");
    requireJoined(read("m.room.member", send.sender)?.json);
    const { eventId, json } = makeEvent(send);
    insertEvent.run([position, eventId, send.roomId, send.sender, send.type, json]);
    insertTransaction.run([send.sender, send.transactionId, eventId]);
    updateRoom.run([position, eventId, send.roomId]);
    return eventId;
  };
}
