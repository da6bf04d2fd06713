import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import {
  type DelayedEvent,
  delayedEventsOf,
  deleteDelayedEvent,
  insertDelayedEvent,
  nextDelayedEvents,
  readDelayedEvent,
  restartDelayedEvent,
} from "./delayed-event-store.ts";

const event: DelayedEvent = {
  delayId: "one",
  userId: "@alice:example.org",
  deviceId: "DEVICE",
  roomId: "!room",
  type: "m.call.member",
  stateKey: "",
  transactionId: null,
  content: "{}",
  delay: 10,
  runningSince: 5,
  sendAt: 15,
};

eachDatabase("delayed events", (open) => {
  test("wait in the order in which they are due, and can be restarted and removed", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await insertDelayedEvent(tx, event);
      await insertDelayedEvent(tx, { ...event, delayId: "two", userId: "@bob:example.org", sendAt: 12 });
    });
    const next = () => database.read(async (tx) => (await nextDelayedEvents(tx, 9)).map(({ delayId }) => delayId));
    deepEqual(await next(), ["two", "one"]);
    await database.write((tx) => restartDelayedEvent(tx, "two", { runningSince: 10, sendAt: 20 }));
    deepEqual(await next(), ["one", "two"]);
    deepEqual(await database.read((tx) => readDelayedEvent(tx, "one")), event);
    deepEqual(await database.read((tx) => delayedEventsOf(tx, "@alice:example.org")), [event]);
    await database.write((tx) => deleteDelayedEvent(tx, "one"));
    equal(await database.read((tx) => readDelayedEvent(tx, "one")), undefined);
    deepEqual(await database.read((tx) => nextDelayedEvents(tx, 1)).then((found) => found.length), 1);
    await database.close();
  });
});
