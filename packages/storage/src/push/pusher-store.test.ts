import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { insertAccount } from "../accounts/account-store.ts";
import type { WriteTransaction } from "../database/transaction.ts";
import { writeMembership } from "../rooms/membership-store.ts";
import { eachDatabase } from "../testing/each-database.ts";
import {
  advancePusher,
  deletePusher,
  deletePushersOfDevices,
  deletePushersOfOthers,
  duePushers,
  type PushersDue,
  pushersOf,
  writePusher,
} from "./pusher-store.ts";

const alice: UserId = "@alice:example.org";
const bob: UserId = "@bob:example.org";
const roomId = "!room:example.org" as const;

const pusher = (userId: UserId, pushkey = "key") => ({
  userId,
  appId: "app",
  pushkey,
  deviceId: "DEVICE",
  appDisplayName: "App",
  deviceDisplayName: "Telephone",
  profileTag: null,
  lang: "en",
  data: "{}",
  at: 5,
});

async function populate(tx: WriteTransaction): Promise<void> {
  for (const userId of [alice, bob]) {
    await insertAccount(tx, { userId, passwordHash: null, role: "member", state: "active", createdAt: 0 });
  }
  await writeMembership(tx, {
    roomId,
    userId: bob,
    membership: "join",
    eventId: "$join",
    position: tx.nextPosition(),
    sender: bob,
    displayName: null,
    avatarUrl: null,
  });
  await writePusher(tx, pusher(alice), 1);
  await writePusher(tx, pusher(bob), 2);
  await writePusher(tx, pusher(bob, "other"), 3);
}

eachDatabase("pushers", (open) => {
  test("a pusher is one of its person, app and key", async () => {
    const database = await open();
    await database.write(populate);
    await database.write((tx) => writePusher(tx, { ...pusher(bob), lang: "de" }, 9));
    const keys = (userId: UserId) =>
      database.read(async (tx) => (await pushersOf(tx, userId)).map(({ pushkey, lang }) => `${pushkey} ${lang}`));
    deepEqual(await keys(bob), ["key de", "other en"]);
    await database.write((tx) => deletePushersOfOthers(tx, pusher(bob)));
    deepEqual([await keys(alice), await keys(bob)], [[], ["key de", "other en"]]);
    await database.write((tx) => deletePusher(tx, pusher(bob)));
    deepEqual(await keys(bob), ["other en"]);
    await database.write((tx) => deletePushersOfDevices(tx, bob, ["DEVICE"]));
    deepEqual(await keys(bob), []);
    await database.close();
  });

  test("whose turn it is", async (t) => {
    const database = await open();
    await database.write(populate);
    const failing = { toldUpTo: 7, badge: 1, failingSince: 10, retryAt: 20 };
    await database.write((tx) => advancePusher(tx, pusher(bob, "other"), failing));
    const rows: readonly [string, PushersDue, readonly string[]][] = [
      ["everybody who isn't to wait", { now: 19 }, [`${alice} key`, `${bob} key`]],
      ["everybody", { now: 20 }, [`${alice} key`, `${bob} key`, `${bob} other`]],
      ["who is in a room", { now: 19, roomIds: [roomId] }, [`${bob} key`]],
      ["one person", { now: 19, roomIds: [], userIds: [alice] }, [`${alice} key`]],
      ["who has waited long enough", { now: 20, roomIds: [] }, [`${bob} other`]],
      ["nobody", { now: 19, roomIds: [] }, []],
    ];
    for (const [name, due, expected] of rows) {
      await t.test(name, async () => {
        const found = await database.read((tx) => duePushers(tx, due));
        deepEqual(found.map(({ userId, pushkey }) => `${userId} ${pushkey}`).sort(), expected);
      });
    }
    const [known] = await database.read((tx) => duePushers(tx, { now: 20, roomIds: [] }));
    deepEqual([known?.toldUpTo, known?.badge, known?.failingSince, known?.retryAt], [7, 1, 10, 20]);
    await database.close();
  });
});
