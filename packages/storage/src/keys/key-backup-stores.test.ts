import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { eraseIdentity } from "./erase-device.ts";
import {
  backedUpSessionsAmong,
  deleteBackedUpSessions,
  findBackedUpSession,
  readBackedUpSessions,
  writeBackedUpSessions,
} from "./key-backup-sessions-store.ts";
import {
  addKeyBackupVersion,
  currentKeyBackupVersion,
  deleteKeyBackupVersion,
  readKeyBackupVersion,
  writeKeyBackupAuthData,
} from "./key-backup-versions-store.ts";

const userId = "@alice:test";
const description = { algorithm: "a", authData: "{}" };

function session(roomId: string, sessionId: string, firstMessageIndex = 0) {
  return { roomId, sessionId, firstMessageIndex, forwardedCount: 0, isVerified: true, sessionData: "{}" };
}

eachDatabase("key backup stores", (open) => {
  let database: TestDatabase;
  before(async () => {
    database = await open();
  });
  after(() => database.close());

  const current = () => database.read((tx) => currentKeyBackupVersion(tx, userId));

  test("versions rise, and a deleted one never comes again", async () => {
    equal(await current(), undefined);
    for (const version of [1, 2]) {
      equal(await database.write((tx) => addKeyBackupVersion(tx, userId, description)), version);
    }
    await database.write((tx) => writeKeyBackupAuthData(tx, userId, 2, '{"a":1}'));
    deepEqual(await current(), { version: 2, algorithm: "a", authData: '{"a":1}', etag: 0, sessionCount: 0 });
    const remove = (version: number) => database.write((tx) => deleteKeyBackupVersion(tx, userId, version));
    deepEqual([await remove(2), await remove(2), await remove(9)], ["deleted", "already", "unknown"]);
    equal((await current())?.version, 1);
    equal(await database.read((tx) => readKeyBackupVersion(tx, userId, 2)), undefined);
    equal(await database.write((tx) => addKeyBackupVersion(tx, userId, description)), 3);
  });

  test("sessions are kept, counted, read in pages and deleted", async () => {
    const backup = { userId, version: 3 };
    const sessions = [session("!a", "1"), session("!a", "2"), session("!b", "1")];
    await database.write((tx) => writeBackedUpSessions(tx, backup, sessions, 3));
    await database.write((tx) => writeBackedUpSessions(tx, backup, [session("!a", "2", 7)], 0));
    deepEqual(
      (await database.read((tx) => backedUpSessionsAmong(tx, backup, [session("!a", "2"), session("!b", "2")]))).map(
        (one) => one.firstMessageIndex,
      ),
      [7],
      "pairs, and no product of rooms and names",
    );
    const find = (one: { readonly roomId: string; readonly sessionId: string }) =>
      database.read((tx) => findBackedUpSession(tx, backup, one));
    deepEqual(await find(session("!b", "1")), session("!b", "1"));
    equal(await find(session("!b", "2")), undefined);
    const state = async () => {
      const version = await current();
      return [version?.etag, version?.sessionCount];
    };
    deepEqual(await state(), [2, 3]);
    const page = async (room: string | undefined, after: readonly [string, string], limit: number) => {
      const behind = { roomId: after[0], sessionId: after[1] };
      const rows = await database.read((tx) => readBackedUpSessions(tx, backup, room, behind, limit));
      return rows.map((row) => `${row.roomId} ${row.sessionId}`);
    };
    deepEqual(await page(undefined, ["", ""], 2), ["!a 1", "!a 2"]);
    deepEqual(await page(undefined, ["!a", "2"], 2), ["!b 1"]);
    deepEqual(await page("!a", ["!a", "1"], 2), ["!a 2"]);
    deepEqual(await page("!a", ["", ""], 9), ["!a 1", "!a 2"]);
    await database.write((tx) => deleteBackedUpSessions(tx, backup, { roomId: "!a", sessionId: "1" }));
    await database.write((tx) => deleteBackedUpSessions(tx, backup, { roomId: "!none" }));
    deepEqual(await state(), [3, 2]);
    await database.write((tx) => deleteBackedUpSessions(tx, backup, {}));
    deepEqual(await state(), [4, 0]);
  });

  test("an erased identity has no backup", async () => {
    await database.write((tx) => eraseIdentity(tx, userId));
    equal(await current(), undefined);
  });
});
