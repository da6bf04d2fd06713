import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { eachDatabase } from "../testing/each-database.ts";
import { readReceipt, receiptsBetween, receiptsOf, type StoredReceipt, writeReceipt } from "./receipt-store.ts";

const roomId: RoomId = "!room:example.org";
const alice: UserId = "@alice:example.org";
const bob: UserId = "@bob:example.org";

eachDatabase("receipts", (open) => {
  test("each kind and thread has one, and private ones are shown to their owner alone", async () => {
    const database = await open();
    const set = (receipt: Partial<StoredReceipt>) =>
      database.write(async (tx) => {
        const position = tx.nextPosition();
        const usual = { roomId, userId: alice, receiptType: "m.read", threadId: "", eventId: "$1" } as const;
        await writeReceipt(tx, { ...usual, eventPosition: 1, at: 5, position, ...receipt });
      });
    await set({});
    await set({ eventId: "$2", eventPosition: 2 });
    await set({ threadId: "main" });
    await set({ receiptType: "m.read.private" });
    await set({ userId: bob });

    await database.read(async (tx) => {
      const key = { roomId, userId: alice, receiptType: "m.read", threadId: "" } as const;
      equal((await readReceipt(tx, key))?.eventId, "$2");
      equal(await readReceipt(tx, { ...key, threadId: "$root" }), undefined);
      equal((await receiptsOf(tx, [roomId, "!none:example.org"], alice)).length, 3);
      deepEqual(await receiptsOf(tx, [], alice), []);
      const seenBy = async (reader: UserId, after: number, upTo: number) =>
        (await receiptsBetween(tx, { roomIds: [roomId], reader, after, upTo })).map(({ position }) => position);
      deepEqual(await seenBy(alice, 0, 9), [2, 3, 4, 5]);
      deepEqual(await seenBy(bob, 0, 9), [2, 3, 5]);
      deepEqual(await seenBy(alice, 2, 4), [3, 4]);
      deepEqual(await receiptsBetween(tx, { roomIds: [], reader: alice, after: 0, upTo: 9 }), []);
    });
    await database.close();
  });
});
