import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { WriteTransaction } from "../database/transaction.ts";
import { advanceRoom, insertRoom } from "../rooms/room-store.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { insertEvent } from "../timeline/event-store.ts";
import { readSettings } from "../timeline/room-settings-store.ts";
import { writeState } from "../timeline/state-store.ts";
import { countActiveRooms, listActiveRooms } from "./room-summary-store.ts";

const creator: UserId = "@alice:example.org";

/** A room whose only event gives it its name. */
async function makeRoom(tx: WriteTransaction, name: string, joinedMembers: number, encrypted: number): Promise<void> {
  const roomId: RoomId = `!${name}:example.org`;
  const position = tx.nextPosition();
  const eventId = `$${name}` as const;
  await insertRoom(tx, {
    roomId,
    version: "12",
    roomType: null,
    creator,
    createdAt: 5,
    lastEventId: eventId,
    lastPosition: position,
  });
  await insertEvent(tx, {
    eventId,
    roomId,
    position,
    depth: 1,
    type: "m.room.name",
    stateKey: "",
    sender: creator,
    originServerTs: 100 + position,
    client: `{"content":{"name":"${name}"}}`,
    pdu: "{}",
    replaces: null,
    redactedBy: null,
    deviceId: null,
    transactionId: null,
  });
  await writeState(tx, { roomId, eventId, position, type: "m.room.name", stateKey: "" });
  await advanceRoom(tx, roomId, { lastEventId: eventId, lastPosition: position, depth: 1, joinedMembers, encrypted });
}

eachDatabase("rooms as administrators see them", (open) => {
  test("those with members, newest first, a page at a time, with what they say of themselves", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await makeRoom(tx, "one", 1, 1);
      await makeRoom(tx, "empty", 0, 1);
      await makeRoom(tx, "two", 2, 0);
      await makeRoom(tx, "three", 3, 1);
    });
    const list = (limit: number, before?: number) => database.read((tx) => listActiveRooms(tx, { limit, before }));
    const names = (rooms: Awaited<ReturnType<typeof list>>) => rooms.map(({ roomId }) => roomId);
    const all = await list(10);
    deepEqual(names(all), ["!three:example.org", "!two:example.org", "!one:example.org"]);
    deepEqual(all[0]?.lastEventAt, 100 + (all[0]?.lastPosition ?? 0));
    deepEqual(names(await list(1)), names(all.slice(0, 1)));
    deepEqual(names(await list(10, all[0]?.lastPosition)), names(all.slice(1)));
    deepEqual(await database.read((tx) => countActiveRooms(tx)), { total: 3, encrypted: 2 });
    const settings = await database.read((tx) => readSettings(tx, names(all).slice(0, 1), ["m.room.name"]));
    deepEqual(
      [...settings].map(([roomId, said]) => [roomId, said.get("m.room.name")]),
      [["!three:example.org", '{"content":{"name":"three"}}']],
    );
    deepEqual((await database.read((tx) => readSettings(tx, names(all), ["m.room.topic"]))).size, 0);
    await database.close();
  });
});
