import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { WriteTransaction } from "../database/transaction.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { aliasesOfRoom, deleteAlias, insertAlias, readAlias } from "./alias-store.ts";
import {
  joinedMembersAt,
  membershipChangesIn,
  membershipChangesOf,
  sharedARoomAt,
} from "./membership-history-store.ts";
import {
  forgetRoomFor,
  forgottenMembershipsOf,
  joinedRoomsOf,
  members,
  membershipsOf,
  readMembership,
  writeMembership,
} from "./membership-store.ts";
import { advanceRoom, insertRoom, lastRoomCreationOf, readRoom } from "./room-store.ts";
import { displayNamesAmong, forgottenAmong, membershipHistoriesOf } from "./rooms-among-store.ts";
import type { Membership } from "./rooms-tables.ts";
import { everyoneSharingARoomWith, membersAmong, roomsJoinedAmong, sharingARoomWith } from "./shared-rooms-store.ts";

const roomId: RoomId = "!room:example.org";
const alice: UserId = "@alice:example.org";
const bob: UserId = "@bob:example.org";

async function stand(tx: WriteTransaction, userId: UserId, membership: Membership, room = roomId): Promise<number> {
  const position = tx.nextPosition();
  await writeMembership(tx, {
    roomId: room,
    userId,
    membership,
    position,
    eventId: `$${position}`,
    sender: alice,
    displayName: userId === alice ? "Alice" : null,
    avatarUrl: null,
  });
  return position;
}

async function makeRoom(tx: WriteTransaction): Promise<void> {
  await insertRoom(tx, {
    roomId,
    version: "12",
    roomType: null,
    creator: alice,
    createdAt: 5,
    lastEventId: "$0",
    lastPosition: tx.nextPosition(),
  });
}

eachDatabase("rooms", (open) => {
  test("a room remembers where its history stands", async () => {
    const database = await open();
    await database.write(makeRoom);
    await database.write((tx) => advanceRoom(tx, roomId, { lastEventId: "$2", lastPosition: 2, depth: 2 }));
    await database.write((tx) =>
      advanceRoom(tx, roomId, { lastEventId: "$3", lastPosition: 3, depth: 3, lastStatePosition: 3, joinedMembers: 1 }),
    );
    await database.read(async (tx) => {
      const room = await readRoom(tx, roomId);
      deepEqual(
        [room?.lastEventId, room?.lastPosition, room?.lastStatePosition, room?.depth, room?.joinedMembers],
        ["$3", 3, 3, 3, 1],
      );
      equal(await lastRoomCreationOf(tx, alice), 5);
      equal(await lastRoomCreationOf(tx, bob), 0);
    });
    await database.close();
  });

  test("who stands how, and stood how when", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await makeRoom(tx);
      await stand(tx, alice, "join");
      await stand(tx, bob, "invite");
      await stand(tx, bob, "join");
      await stand(tx, bob, "leave");
    });
    await database.read(async (tx) => {
      equal((await readMembership(tx, roomId, bob))?.membership, "leave");
      deepEqual(
        (await membershipHistoriesOf(tx, bob, [roomId, "!none:example.org"])).map((change) => [
          change.position,
          change.membership,
        ]),
        [
          [3, "invite"],
          [4, "join"],
          [5, "leave"],
        ],
      );
      deepEqual(await membershipHistoriesOf(tx, bob, []), []);
      deepEqual([...(await displayNamesAmong(tx, alice, [roomId, "!none:example.org"]))], [[roomId, "Alice"]]);
      deepEqual([...(await displayNamesAmong(tx, bob, [roomId]))], []);
      deepEqual(
        (await joinedRoomsOf(tx, alice)).map((room) => [room.roomId, room.joinedPosition]),
        [[roomId, 2]],
      );
      deepEqual(await joinedRoomsOf(tx, bob), []);
      equal((await membershipChangesOf(tx, bob, 3, 5)).length, 2);
      equal((await membershipChangesIn(tx, [roomId], 1, 4)).length, 3);
      deepEqual(
        (await members(tx, { roomId, memberships: ["join", "leave", "invite", "ban"] })).map((member) => member.userId),
        [alice, bob],
      );
      deepEqual(await members(tx, { roomId, memberships: ["join"], except: alice, limit: 1 }), []);
    });
    await database.write((tx) => forgetRoomFor(tx, roomId, bob));
    deepEqual(await database.read((tx) => membershipsOf(tx, bob)), []);
    deepEqual([...(await database.read((tx) => forgottenAmong(tx, bob, [roomId])))], [roomId]);
    deepEqual([...(await database.read((tx) => forgottenAmong(tx, alice, [roomId])))], []);
    await database.write((tx) => stand(tx, bob, "ban"));
    await database.write((tx) => stand(tx, bob, "leave"));
    deepEqual(await database.read((tx) => membershipsOf(tx, bob)), [], "neither a ban nor its end does");
    const [forgotten] = await database.read((tx) => forgottenMembershipsOf(tx, bob, 0));
    equal(forgotten?.membership, "leave");
    deepEqual(await database.read((tx) => forgottenMembershipsOf(tx, bob, forgotten?.position ?? 0)), []);
    await database.write((tx) => stand(tx, bob, "invite"));
    equal((await database.read((tx) => membershipsOf(tx, bob))).length, 1, "an invitation brings the room back");
    await database.close();
  });

  test("who shares a room with whom", async () => {
    const database = await open();
    await database.write(async (tx) => {
      await stand(tx, alice, "join");
      await stand(tx, bob, "join");
      await stand(tx, "@carol:example.org", "invite");
    });
    await database.read(async (tx) => {
      deepEqual(await sharingARoomWith(tx, alice, [bob, "@carol:example.org"]), [bob]);
      deepEqual(await everyoneSharingARoomWith(tx, alice), [bob]);
      deepEqual(await membersAmong(tx, roomId, [bob, "@carol:example.org"]), [bob]);
      deepEqual(await roomsJoinedAmong(tx, bob, [roomId, "!other:example.org"]), [roomId]);
    });
    await database.close();
  });

  test("who was in a room, and shared one, at a position", async () => {
    const database = await open();
    const carol: UserId = "@carol:example.org";
    const positions = await database.write(async (tx) => {
      const joined = await stand(tx, alice, "join");
      const both = await stand(tx, bob, "join");
      const invited = await stand(tx, carol, "invite");
      const apart = await stand(tx, bob, "leave");
      return { joined, both, invited, apart, again: await stand(tx, bob, "join") };
    });
    await database.read(async (tx) => {
      const at = async (position: number) => [
        await joinedMembersAt(tx, roomId, position),
        await sharedARoomAt(tx, alice, [bob, carol], position),
      ];
      deepEqual(await at(positions.joined - 1), [[], []]);
      deepEqual(await at(positions.joined), [[alice], []]);
      deepEqual(await at(positions.both), [[alice, bob], [bob]]);
      deepEqual(await at(positions.invited), [[alice, bob], [bob]]);
      deepEqual(await at(positions.apart), [[alice], []]);
      deepEqual(await at(positions.again), [[alice, bob], [bob]]);
    });
    await database.close();
  });

  test("an alias leads to one room", async () => {
    const database = await open();
    await database.write((tx) => insertAlias(tx, { alias: "#b:example.org", roomId, creator: alice }, 1));
    await database.write((tx) => insertAlias(tx, { alias: "#a:example.org", roomId, creator: alice }, 1));
    await database.write((tx) => deleteAlias(tx, "#b:example.org"));
    await database.read(async (tx) => {
      equal((await readAlias(tx, "#a:example.org"))?.roomId, roomId);
      equal(await readAlias(tx, "#b:example.org"), undefined);
      deepEqual(await aliasesOfRoom(tx, roomId), ["#a:example.org"]);
    });
    await database.close();
  });
});
