import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { insertReport, listReports, type Report } from "./report-store.ts";

const report = (position: number, more: Partial<Report>): Report => ({
  position,
  at: 5,
  reporter: "@bob:example.org",
  roomId: null,
  eventId: null,
  userId: null,
  reason: "",
  ...more,
});

eachDatabase("reports", (open) => {
  test("reports are listed, the newest first", async () => {
    const database = await open();
    const room = report(1, { roomId: "!room:example.org" });
    const event = report(2, { roomId: "!room:example.org", eventId: "$event", userId: "@alice:example.org" });
    const person = report(3, { userId: "@alice:example.org", reason: "unkind" });
    await database.write(async (tx) => {
      for (const each of [room, event, person]) await insertReport(tx, each);
    });
    await database.read(async (tx) => {
      deepEqual(await listReports(tx, { before: undefined, limit: 2 }), [person, event]);
      deepEqual(await listReports(tx, { before: 2, limit: 2 }), [room]);
    });
    await database.close();
  });
});
