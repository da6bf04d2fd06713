import { deepEqual, equal, rejects } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { silentLogger } from "@conclave/base/logger";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { membershipsOf } from "@conclave/storage/rooms/membership-store";
import { openTestSqlite, type TestDatabase } from "@conclave/storage/testing/each-database";
import { FakeClock } from "@conclave/testing/fake-clock";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { testSettings } from "@conclave/testing/test-server";
import { createAccount } from "../administration/create-account.ts";
import { Core } from "../core/core.ts";
import { localDispatcher } from "../core/local-dispatcher.ts";
import { Reader } from "../core/reader.ts";
import { type AnyVerb, type Dispatcher, query } from "../core/verb.ts";
import { setUp } from "../instance/set-up.ts";
import { listJobs } from "../jobs/list-jobs.ts";
import { createRoom } from "../rooms/create-room.ts";
import { leaveRoom } from "../rooms/membership/leave-room.ts";
import { deactivateAccount } from "./deactivate-account.ts";
import { refreshMember } from "./refresh-member.ts";
import { keepJobsGoing } from "./run-jobs.ts";
import { changeOwnProfile } from "./set-profile-field.ts";

const alice: UserId = "@alice:conclave.test" as UserId;
const rooms = 4;

let database: TestDatabase;
let clock: FakeClock;
beforeEach(async () => {
  database = await openTestSqlite();
  clock = new FakeClock();
  const { dispatcher, core } = await startProcess();
  await dispatcher.run(setUp, { organisation: "Test", serverName: "conclave.test" });
  for (const localpart of ["alice", "owner"]) {
    await dispatcher.run(createAccount, {
      localpart,
      role: localpart === "owner" ? "owner" : "member",
      passwordHash: "x",
    });
  }
  for (let room = 0; room < rooms; room++) await dispatcher.run(createRoom, { creator: alice, request: {} });
  await core.close();
});
afterEach(() => database.close());

async function startProcess() {
  const ports = { settings: testSettings, clock };
  const core = await Core.start({ ...ports, database: database.writer, randomness: seededRandomness(3), publish() {} });
  const dispatcher = localDispatcher(core, new Reader({ ...ports, database: database.reader }));
  return { core, dispatcher };
}

/** A process that dies when it has done a step once: what was committed by then stays, and nothing more is. */
async function dyingAfter(step: AnyVerb): Promise<Dispatcher> {
  const { core, dispatcher } = await startProcess();
  let done: Promise<unknown> | undefined;
  return {
    async run(verb, input) {
      if (done !== undefined) {
        await done;
        await core.close();
        throw new Error("The process died.");
      }
      const outcome = dispatcher.run(verb, input);
      if (verb.name === step.name) done = outcome;
      return outcome;
    },
  };
}

const readMemberships = query("test.memberships", ({ tx }, userId: UserId) => membershipsOf(tx, userId));

async function membershipsNow(dispatcher: Dispatcher) {
  const memberships = await dispatcher.run(readMemberships, alice);
  return memberships.map(({ membership, displayName }) => `${membership} ${displayName ?? "nameless"}`).sort();
}

/** Starts another process on what the dead one left, and lets it do what it finds. */
async function afterRestart(left: readonly string[]) {
  const { core, dispatcher } = await startProcess();
  deepEqual(await membershipsNow(dispatcher), left);
  equal((await dispatcher.run(listJobs, { age: 0 })).length, 1);
  const jobs = keepJobsGoing({ dispatcher, clock, logger: silentLogger });
  await jobs.settled();
  const memberships = await membershipsNow(dispatcher);
  const undone = await dispatcher.run(listJobs, { age: 0 });
  await jobs.close();
  await core.close();
  return { memberships, undone };
}

test("who was deactivated leaves the rooms that a dying process did not come to", async () => {
  const dispatcher = await dyingAfter(leaveRoom);
  await rejects(deactivateAccount(dispatcher, { userId: alice, erase: false }), /The process died/);
  const left = ["join nameless", "join nameless", "join nameless", "leave nameless"];
  deepEqual(await afterRestart(left), { memberships: Array(rooms).fill("leave nameless"), undone: [] });
});

test("a new name reaches the rooms that a dying process did not come to", async () => {
  const dispatcher = await dyingAfter(refreshMember);
  const change = { userId: alice, key: "displayname", value: "Alice" };
  await rejects(changeOwnProfile(dispatcher, change), /The process died/);
  const left = ["join Alice", "join nameless", "join nameless", "join nameless"];
  deepEqual(await afterRestart(left), { memberships: Array(rooms).fill("join Alice"), undone: [] });
});

test("what is done leaves no job, and neither does what no room shows", async () => {
  const { core, dispatcher } = await startProcess();
  await changeOwnProfile(dispatcher, { userId: alice, key: "displayname", value: "Alice" });
  await changeOwnProfile(dispatcher, { userId: alice, key: "org.example.job", value: "Chair" });
  deepEqual(await membershipsNow(dispatcher), Array(rooms).fill("join Alice"));
  deepEqual(await dispatcher.run(listJobs, { age: 0 }), []);
  await core.close();
});

test("what a busy server left is taken up after a while, and what is under way is left alone", async () => {
  const { core, dispatcher } = await startProcess();
  const jobs = keepJobsGoing({ dispatcher, clock, logger: silentLogger });
  await jobs.settled();
  await rejects(deactivateAccount(await dyingAfter(leaveRoom), { userId: alice, erase: false }), /The process died/);
  clock.advance(600_000 - 1);
  await jobs.settled();
  equal((await dispatcher.run(listJobs, { age: 0 })).length, 1);
  clock.advance(600_001);
  await jobs.settled();
  deepEqual(await membershipsNow(dispatcher), Array(rooms).fill("leave nameless"));
  await jobs.close();
  await core.close();
});
