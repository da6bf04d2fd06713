import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { WriteTransaction } from "../database/transaction.ts";
import { writeReceipt } from "../receipts/receipt-store.ts";
import { writeMembership } from "../rooms/membership-store.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { insertEvent } from "../timeline/event-store.ts";
import { othersEvents } from "../timeline/notable-events.ts";
import { hasReadSince } from "./reading.ts";

const alice: UserId = "@alice:example.org";
const bob: UserId = "@bob:example.org";
const [kitchen, cellar] = ["!kitchen:example.org", "!cellar:example.org"] as const;

async function say(tx: WriteTransaction, roomId: typeof kitchen | typeof cellar, sender: UserId): Promise<void> {
  const position = tx.nextPosition();
  const eventId: EventId = `$${position}`;
  const form = { type: "m.room.message", stateKey: null, client: "{}", pdu: "{}", depth: 1, originServerTs: 0 };
  const nothing = { replaces: null, redactedBy: null, deviceId: null, transactionId: null };
  await insertEvent(tx, { eventId, roomId, position, sender, ...form, ...nothing });
}

/** Alice speaks in the kitchen (1), Bob too (2), Alice in the cellar (3), where Bob is not; Bob reads in the kitchen (5). */
async function populate(tx: WriteTransaction): Promise<void> {
  await say(tx, kitchen, alice);
  await say(tx, kitchen, bob);
  await say(tx, cellar, alice);
  const position = tx.nextPosition();
  const member = { membership: "join", eventId: "$join", position, sender: bob } as const;
  await writeMembership(tx, { roomId: kitchen, userId: bob, ...member, displayName: null, avatarUrl: null });
  const receipt = { roomId: kitchen, userId: bob, receiptType: "m.read", threadId: "", eventId: "$1" } as const;
  await writeReceipt(tx, { ...receipt, eventPosition: 1, at: 0, position: tx.nextPosition() });
}

eachDatabase("what a pusher asks", (open) => {
  test("what others said in the rooms that somebody is in", async () => {
    const database = await open();
    await database.write(populate);
    const placesOf = (after: number) =>
      database.read(async (tx) =>
        (await othersEvents(tx, { reader: bob, after, upTo: 10, limit: 5 })).map(({ position, thread }) => [
          position,
          thread,
        ]),
      );
    deepEqual(await placesOf(0), [[1, "main"]]);
    deepEqual(await placesOf(1), []);
    await database.close();
  });

  test("whether somebody has read, by a receipt or by a word", async (t) => {
    const database = await open();
    await database.write(populate);
    const rows: readonly [string, Parameters<typeof hasReadSince>[1], boolean][] = [
      ["a receipt", { userId: bob, roomIds: [kitchen], since: 4 }, true],
      ["nothing since the receipt", { userId: bob, roomIds: [kitchen], since: 5 }, false],
      ["a word", { userId: alice, roomIds: [kitchen, cellar], since: 2 }, true],
      ["a word elsewhere", { userId: alice, roomIds: [kitchen], since: 2 }, false],
      ["nowhere", { userId: bob, roomIds: [], since: 0 }, false],
    ];
    for (const [name, reading, expected] of rows) {
      await t.test(name, async () => equal(await database.read((tx) => hasReadSince(tx, reading)), expected));
    }
    await database.close();
  });
});
