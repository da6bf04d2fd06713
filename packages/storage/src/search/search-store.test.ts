import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { WriteTransaction } from "../database/transaction.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { insertEvent } from "../timeline/event-store.ts";
import { deleteSearchTerms, findEventsByTerms, insertSearchTerms, type SearchQuestion } from "./search-store.ts";

async function write(tx: WriteTransaction, roomId: RoomId, position: number, ...terms: string[]): Promise<void> {
  await insertEvent(tx, {
    eventId: `$${position}`,
    roomId,
    position,
    depth: 1,
    type: "m.room.message",
    stateKey: null,
    sender: "@alice:example.org",
    originServerTs: 1,
    client: "{}",
    pdu: "{}",
    replaces: null,
    redactedBy: null,
    deviceId: null,
    transactionId: null,
  });
  await insertSearchTerms(tx, { roomId, position, field: position === 4 ? "content.name" : "content.body" }, terms);
}

eachDatabase("search", (open) => {
  test("events that have all terms, newest first, in given rooms and fields", async (t) => {
    const database = await open();
    await database.write(async (tx) => {
      await write(tx, "!a", 1, "green", "tea");
      await write(tx, "!a", 2, "green");
      await write(tx, "!b", 3, "tea", "green", "会议");
      await write(tx, "!a", 4, "tea", "green");
      await write(tx, "!a", 5, "tea", "green");
      await deleteSearchTerms(tx, "!a", 5);
    });
    const all = {
      roomIds: ["!a", "!b"],
      fields: ["content.body", "content.name"],
      before: undefined,
      limit: 9,
    } as const;
    // biome-ignore format: a table
    const rows: readonly [Partial<SearchQuestion>, readonly number[]][] = [
      [{ terms: ["green", "tea"] },                         [4, 3, 1]],
      [{ terms: ["green"] },                                [4, 3, 2, 1]],
      [{ terms: ["会议"] },                                 [3]],
      [{ terms: ["coffee"] },                               []],
      [{ terms: [] },                                       []],
      [{ terms: ["tea"], roomIds: ["!a"] },                 [4, 1]],
      [{ terms: ["tea"], roomIds: [] },                     []],
      [{ terms: ["tea"], fields: ["content.body"] },        [3, 1]],
      [{ terms: ["tea"], before: 4 },                       [3, 1]],
      [{ terms: ["tea"], limit: 1 },                        [4]],
    ];
    for (const [question, positions] of rows) {
      await t.test(JSON.stringify(question), async () => {
        const found = await database.read((tx) => findEventsByTerms(tx, { ...all, terms: [], ...question }));
        deepEqual(
          found.map(({ position }) => position),
          positions,
        );
      });
    }
    await database.close();
  });
});
