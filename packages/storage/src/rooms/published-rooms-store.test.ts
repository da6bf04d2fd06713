import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { WriteTransaction } from "../database/transaction.ts";
import { eachDatabase } from "../testing/each-database.ts";
import {
  countPublishedRooms,
  isPublished,
  listPublishedRooms,
  publishRoom,
  unpublishRoom,
} from "./published-rooms-store.ts";
import { advanceRoom, insertRoom } from "./room-store.ts";

async function makeRoom(tx: WriteTransaction, roomId: RoomId, roomType: string | null, joinedMembers: number) {
  const lastPosition = tx.nextPosition();
  const last = { lastEventId: `$${lastPosition}`, lastPosition } as const;
  await insertRoom(tx, { roomId, version: "12", roomType, creator: "@alice:example.org", createdAt: 5, ...last });
  await advanceRoom(tx, roomId, { ...last, depth: 1, joinedMembers });
}

eachDatabase("published rooms", (open) => {
  test("those with members, the largest first, by type and a page at a time", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await makeRoom(tx, "!small", null, 1);
      await makeRoom(tx, "!large", null, 5);
      await makeRoom(tx, "!space", "m.space", 5);
      await makeRoom(tx, "!empty", null, 0);
      await makeRoom(tx, "!hidden", null, 9);
      for (const roomId of ["!small", "!large", "!space", "!empty", "!hidden", "!large"] as const) {
        await publishRoom(tx, roomId, 7);
      }
      await unpublishRoom(tx, "!hidden");
    });
    await database.read(async (tx) => {
      const list = async (offset: number, limit: number, roomTypes?: readonly (string | null)[]) =>
        (await listPublishedRooms(tx, { offset, limit, roomTypes })).map(({ roomId }) => roomId);
      deepEqual(await list(0, 9), ["!large", "!space", "!small"]);
      deepEqual(await list(1, 1), ["!space"]);
      deepEqual(await list(0, 9, [null]), ["!large", "!small"]);
      deepEqual(await list(0, 9, ["m.space", "other"]), ["!space"]);
      deepEqual(await list(0, 9, []), []);
      equal(await countPublishedRooms(tx, undefined), 3);
      equal(await countPublishedRooms(tx, [null, "m.space"]), 3);
      deepEqual([await isPublished(tx, "!large"), await isPublished(tx, "!hidden")], [true, false]);
    });
    await database.close();
  });
});
