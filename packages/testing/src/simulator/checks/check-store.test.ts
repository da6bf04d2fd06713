import { deepEqual, match } from "node:assert/strict";
import { test } from "node:test";
import type { NaiveEvent, NaiveRoom } from "../model/naive-room.ts";
import { recordLine } from "../model/record-line.ts";
import type { TrueRecord } from "../truth.ts";
import { checkStore } from "./check-store.ts";

const [actor, roomId] = ["@ann:conclave.test", "!room:conclave.test"];
const events = ["$one", "$two", "$three"].map(
  (eventId): NaiveEvent => ({
    eventId,
    type: "m.room.message",
    sender: actor,
    stateKey: undefined,
    content: {},
    redactedBy: undefined,
    thread: undefined,
  }),
);
const room: NaiveRoom = { roomId, version: "12", events, state: new Map() };
const records = ["room.created", "room.state-changed"].map(
  (type, index): TrueRecord => ({ sequence: 8 + index, type, actor, subject: roomId }),
);

/** What is said of a database in which these lie, where the model knows of all above. */
function saidOf(found: { readonly events?: readonly NaiveEvent[]; readonly records?: readonly TrueRecord[] }) {
  return checkStore({
    rooms: new Map([[roomId, room]]),
    firstRecord: 7,
    records: records.map(({ type }) => recordLine(type, actor, roomId)),
    truth: {
      eventsAfter: async () => found.events ?? events,
      recordsAfter: async () => found.records ?? records,
    },
  });
}

test("nothing is said of a database that has all that was acknowledged, once", async () => {
  deepEqual(await saidOf({}), []);
});

const wrong: readonly [string, Parameters<typeof saidOf>[0], RegExp][] = [
  ["an acknowledged event is gone", { events: events.slice(0, 2) }, /1 events are lost: \$three/],
  ["one has happened twice", { events: [...events, ...events.slice(2)] }, /an event is there twice: \$three/],
  ["they stand in another order", { events: events.toReversed() }, /from the place 0 on the events are out of order/],
  ["an act has lost its record", { records: records.slice(0, 1) }, /1 records are missing: room.state-changed/],
  ["a record is there twice", { records: [...records, ...records.slice(1)] }, /1 records too many: room.state-changed/],
  ["the log has a gap", { records: records.slice(1) }, /a gap or a double behind 7/],
];

for (const [name, found, sentence] of wrong) {
  test(`it is noticed that ${name}`, async () => {
    match((await saidOf(found)).join("\n"), sentence);
  });
}
