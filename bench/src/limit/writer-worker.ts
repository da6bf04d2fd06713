import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { Core, type NumberedSend } from "../edge-and-core/core.ts";
import { openDatabase } from "../edge-and-core/database.ts";
import { clientForm, storedForm } from "./event-forms.ts";

// The thread that writes: the batches of the real core (64 or 5 ms, one durable encrypted commit), and one row an event.
const { folder, key }: { folder: string; key: string } = workerData;
const database = openDatabase({ file: join(folder, "limit.db"), key }, "write");
database.exec(`
  create table if not exists events
    (position integer primary key, room_id text not null, event_id text not null, stored text not null, client text not null);
  create index if not exists events_by_room on events (room_id, position)`);
const insert = database.prepare("insert into events values (?, ?, ?, ?, ?)");

const core = new Core(
  database,
  async (send, position) => {
    const eventId = `$${String(position).padStart(43, "0")}`;
    insert.run([position, send.roomId, eventId, storedForm(send), clientForm(send, eventId)]);
    return eventId;
  },
  { limit: 64, timeBox: 5, wait: 0, begin: "turn" },
  (answers) => parentPort?.postMessage(answers),
);
parentPort?.on("message", (sends: readonly NumberedSend[]) => {
  for (const send of sends) core.offer(send);
});
parentPort?.postMessage("ready");
