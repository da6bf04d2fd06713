import Database from "better-sqlite3-multiple-ciphers";

/** Where a measurement's database is, and its 256-bit key in hexadecimal. */
export interface DatabasePlace {
  readonly file: string;
  readonly key: string;
}

/** Opens the encrypted file as the server does: AEGIS, write-ahead log, every commit durable, no temporary files. */
export function openDatabase(place: DatabasePlace, access: "read" | "write"): Database.Database {
  const database = new Database(place.file, { readonly: access === "read" });
  database.pragma("cipher = 'aegis'");
  database.pragma(`key = 'raw:${place.key}'`);
  database.pragma("temp_store = MEMORY");
  database.pragma(`cache_size = -${access === "write" ? 65_536 : 8_192}`);
  if (access === "read") return database;
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  return database;
}

/** The tables of the measurement, in the shape that kysely is told. */
export interface Tables {
  readonly events: { position: number; event_id: string; room_id: string; sender: string; type: string; json: string };
  readonly room_state: { room_id: string; type: string; state_key: string; json: string };
  readonly rooms: { room_id: string; position: number; event_id: string };
  readonly transactions: { sender: string; transaction_id: string; event_id: string };
}

export const roomCount = 50;

/** Creates the tables and fifty rooms with a create event, power levels and twenty members each. */
export function prepareDatabase(database: Database.Database): void {
  database.exec(`
    create table events (position integer primary key, event_id text not null unique, room_id text not null,
      sender text not null, type text not null, json text not null);
    create index events_by_room on events (room_id, position);
    create table room_state (room_id text, type text, state_key text, json text not null,
      primary key (room_id, type, state_key)) without rowid;
    create table rooms (room_id text primary key, position integer not null, event_id text not null) without rowid;
    create table transactions (sender text, transaction_id text, event_id text not null,
      primary key (sender, transaction_id)) without rowid;
    begin`);
  const addRoom = database.prepare("insert into rooms values (?, 0, '')");
  const addState = database.prepare("insert into room_state values (?, ?, ?, ?)");
  for (let room = 0; room < roomCount; room++) {
    const roomId = roomIdOf(room);
    addRoom.run([roomId]);
    addState.run([roomId, "m.room.create", "", JSON.stringify({ room_version: "12" })]);
    addState.run([roomId, "m.room.power_levels", "", JSON.stringify({ users_default: 0, events: {} })]);
    for (let member = 0; member < 20; member++) {
      addState.run([roomId, "m.room.member", userIdOf(member), JSON.stringify({ membership: "join" })]);
    }
  }
  database.exec("commit");
}

/** The identifier of a room of the measurement. */
export function roomIdOf(index: number): string {
  return `!room${index % roomCount}`;
}

/** The identifier of a member of every room of the measurement. */
export function userIdOf(index: number): string {
  return `@user${index % 20}:bench.example`;
}
