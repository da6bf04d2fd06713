import { stopwatch } from "../measure.ts";
import { type Asker, askAs, type Person } from "./ask.ts";
import { readPage } from "./history.ts";
import { type Listener, listen } from "./listener.ts";
import { encryptedContent } from "./message.ts";
import { pause } from "./pause.ts";
import { openPool } from "./pool.ts";

/** What happened in one person's stretch of a day. */
export interface Diary {
  /** Milliseconds of each act. */
  readonly latencies: number[];
  readonly errors: string[];
  /** Acknowledged messages, which those in the room must have seen. */
  readonly written: { readonly roomId: string; readonly eventId: string }[];
}

/** Somebody who lives on a server: the room that they look at, and those that they are in. */
export interface Life {
  readonly person: Person;
  readonly rooms: readonly string[];
  readonly diary: Diary;
  stop(): Promise<void>;
}

type Act = (asker: Asker, person: Person, roomId: string, diary: Diary) => Promise<void>;

let marks = 0;

/** What people do, and how often of a hundred times. */
const habits: readonly (readonly [times: number, act: Act])[] = [
  [40, read],
  [25, write],
  [10, react],
  [10, scroll],
  [10, switchRoom],
];

/**
 * Begins a person's day: they wait in `/sync`, and act once every `interval` milliseconds on average, until stopped. The rest of the
 * hundred times they leave and return: the poll ends, and a first sync begins anew.
 */
export async function live(port: number, person: Person, rooms: readonly string[], interval: number): Promise<Life> {
  const pool = openPool(port, 2);
  const diary: Diary = { latencies: [], errors: [], written: [] };
  let listener: Listener = await listen(port, person, rooms[0] ?? "");
  let stopped = false;
  const loop = async () => {
    await pause(Math.random() * interval);
    while (!stopped) {
      const begin = stopwatch();
      try {
        const act = chooseAct();
        if (act !== undefined) await act(pool, person, rooms[Math.floor(Math.random() * rooms.length)] ?? "", diary);
        else {
          await listener.stop();
          listener = await listen(port, person, rooms[0] ?? "");
        }
        diary.latencies.push(stopwatch() - begin);
      } catch (error) {
        if (!stopped) diary.errors.push(String(error));
      }
      await pause(interval * (0.5 + Math.random()));
    }
  };
  const ended = loop();
  return {
    person,
    rooms,
    diary,
    async stop() {
      stopped = true;
      await ended;
      await listener.stop().catch((error: unknown) => diary.errors.push(String(error)));
      pool.close();
    },
  };
}

function chooseAct(): Act | undefined {
  let at = Math.random() * 100;
  for (const [times, act] of habits) {
    at -= times;
    if (at < 0) return act;
  }
  return undefined;
}

async function write(asker: Asker, person: Person, roomId: string, { written }: Diary): Promise<void> {
  const mark = `day${process.pid}.${++marks}`;
  const path = `v3/rooms/${encodeURIComponent(roomId)}/send/m.room.encrypted/${mark}`;
  const { event_id: eventId } = await askAs(asker, person, "PUT", path, encryptedContent(mark));
  written.push({ roomId, eventId });
}

async function read(asker: Asker, person: Person, roomId: string): Promise<void> {
  const { events } = await readPage(asker, person, roomId, { limit: 1 });
  const [latest] = events;
  if (latest === undefined) return;
  const path = `v3/rooms/${encodeURIComponent(roomId)}/receipt/m.read/${encodeURIComponent(latest.event_id)}`;
  await askAs(asker, person, "POST", path, {});
}

async function react(asker: Asker, person: Person, roomId: string): Promise<void> {
  const { events } = await readPage(asker, person, roomId, { limit: 20 });
  const message = events.find(({ type }) => type === "m.room.encrypted");
  if (message === undefined) return;
  const path = `v3/rooms/${encodeURIComponent(roomId)}/send/m.reaction/day${process.pid}.${++marks}`;
  const relation = { rel_type: "m.annotation", event_id: message.event_id, key: `👍${marks}` };
  await askAs(asker, person, "PUT", path, { "m.relates_to": relation });
}

async function scroll(asker: Asker, person: Person, roomId: string): Promise<void> {
  const { end } = await readPage(asker, person, roomId, { limit: 50 });
  if (end !== undefined) await readPage(asker, person, roomId, { from: end, limit: 50 });
}

async function switchRoom(asker: Asker, person: Person, roomId: string): Promise<void> {
  await askAs(asker, person, "GET", `v3/rooms/${encodeURIComponent(roomId)}/members?membership=join`);
  await readPage(asker, person, roomId, { limit: 30 });
}
