import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { insertAccount } from "../accounts/account-store.ts";
import type { AccountState } from "../accounts/account-tables.ts";
import { writeProfileField } from "../accounts/profile-store.ts";
import type { WriteTransaction } from "../database/transaction.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { writeMembership } from "./membership-store.ts";
import { countMutualRooms, mutualRooms } from "./mutual-rooms-store.ts";
import { noteOpening } from "./open-rooms-store.ts";
import { peopleInSight, peopleSharingRooms } from "./people-store.ts";
import type { Membership } from "./rooms-tables.ts";

const person = (name: string): UserId => `@${name}:example.org`;

async function account(tx: WriteTransaction, name: string, state: AccountState = "active"): Promise<void> {
  await insertAccount(tx, { userId: person(name), passwordHash: null, role: "member", state, createdAt: 1 });
}

async function stand(tx: WriteTransaction, name: string, roomId: RoomId, membership: Membership): Promise<void> {
  const position = tx.nextPosition();
  const said = { sender: person(name), displayName: null, avatarUrl: null };
  await writeMembership(tx, { roomId, userId: person(name), membership, position, eventId: `$${position}`, ...said });
}

eachDatabase("people in sight", (open) => {
  test("those in one's rooms and in open rooms, with what their profile says", async () => {
    const database = await open();
    await database.write(async (tx) => {
      for (const name of ["alice", "bob", "carol", "dave", "erin"]) await account(tx, name);
      await account(tx, "frank", "disabled");
      await writeProfileField(tx, person("bob"), "displayname", '"Bob"');
      await writeProfileField(tx, person("bob"), "avatar_url", '"mxc://a/b"');
      for (const name of ["alice", "bob", "frank"]) await stand(tx, name, "!shared", "join");
      for (const name of ["alice", "bob"]) await stand(tx, name, "!shared too", "join");
      await stand(tx, "erin", "!shared", "leave");
      await stand(tx, "carol", "!open", "join");
      await stand(tx, "dave", "!closed", "join");
      await noteOpening(tx, "!open", "m.room.join_rules", true);
      await noteOpening(tx, "!open", "m.room.history_visibility", true);
      await noteOpening(tx, "!open", "m.room.history_visibility", true);
      await noteOpening(tx, "!open", "m.room.history_visibility", false);
      await noteOpening(tx, "!closed", "m.room.join_rules", true);
      await noteOpening(tx, "!closed", "m.room.join_rules", false);
    });
    await database.read(async (tx) => {
      deepEqual(await peopleInSight(tx, person("alice"), 9), [
        { userId: person("bob"), displayName: '"Bob"', avatarUrl: '"mxc://a/b"' },
        { userId: person("carol"), displayName: null, avatarUrl: null },
      ]);
      equal((await peopleInSight(tx, person("alice"), 1)).length, 1);
      // Each once, however many rooms; who left, and who is only in an open room, is none of them.
      deepEqual(
        [...(await peopleSharingRooms(tx, person("alice"), 9))].sort(),
        ["alice", "bob", "frank"].map((name) => person(name)),
      );
      deepEqual([...(await peopleSharingRooms(tx, person("erin"), 9))], []);
    });
    await database.close();
  });

  test("the rooms that two people are in, a page at a time", async () => {
    const database = await open();
    await database.write(async (tx) => {
      for (const room of ["!a", "!b", "!c"] as const) {
        await stand(tx, "alice", room, "join");
        await stand(tx, "bob", room, "join");
      }
      await stand(tx, "alice", "!d", "join");
      await stand(tx, "bob", "!d", "invite");
    });
    await database.read(async (tx) => {
      const both = [person("alice"), person("bob")] as const;
      deepEqual(await mutualRooms(tx, both, { after: undefined, limit: 2 }), ["!a", "!b"]);
      deepEqual(await mutualRooms(tx, both, { after: "!b", limit: 2 }), ["!c"]);
      equal(await countMutualRooms(tx, both), 3);
    });
    await database.close();
  });
});
