import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { WriteTransaction } from "../database/transaction.ts";
import { insertRoom } from "../rooms/room-store.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { aggregatedAmong, newestReplacements, referencesTo, threadSummaries } from "./aggregation-store.ts";
import { eventNearTime } from "./event-near-time.ts";
import { insertEvent } from "./event-store.ts";
import { relatedEvents } from "./related-events.ts";
import { insertRelation } from "./relation-store.ts";
import { threadsOf } from "./thread-store.ts";
import { countUnreadEncrypted, lastOwnPositions, roomsWithThreads, unreadPlainEvents } from "./unread-events.ts";

const roomId: RoomId = "!room:example.org";
const alice: UserId = "@alice:example.org";
const bob: UserId = "@bob:example.org";
const everything = { visible: [{ from: 1, to: 100 }], ignoredSenders: [] };

interface Sketch {
  readonly sender?: UserId;
  readonly type?: string;
  /** What it says about the event at a position: the kind, the position, the root of its thread. */
  readonly about?: readonly [string, number, number?];
  readonly at?: number;
  readonly counts?: boolean;
}

/** Events at the positions 1, 2, 3 ..., named after them. */
async function write(tx: WriteTransaction, sketches: readonly Sketch[]): Promise<void> {
  for (const { sender = alice, type = "m.room.message", about, at = 0, counts = true } of sketches) {
    const position = tx.nextPosition();
    const eventId: EventId = `$${position}`;
    await insertEvent(tx, {
      eventId,
      roomId,
      position,
      type,
      stateKey: null,
      sender,
      originServerTs: at,
      client: "{}",
      pdu: "{}",
      depth: position,
      replaces: null,
      redactedBy: null,
      deviceId: null,
      transactionId: null,
    });
    if (about === undefined) continue;
    const [relationType, target, root] = about;
    await insertRelation(tx, {
      eventId,
      roomId,
      relatesTo: `$${target}`,
      relationType,
      sender,
      type,
      annotationKey: null,
      position,
      takesEffect: counts,
      threadRoot: root === undefined ? null : `$${root}`,
    });
  }
}

const places = (events: readonly { readonly position: number }[]) => events.map(({ position }) => position);

eachDatabase("relations", (open) => {
  test("what is said about an event, however deep", async (t) => {
    const database = await open();
    await database.write((tx) =>
      write(tx, [
        {},
        { about: ["m.thread", 1, 1] },
        { about: ["m.replace", 2, 1], sender: bob },
        { about: ["m.annotation", 3, 1], type: "m.reaction" },
        { about: ["m.annotation", 4, 1], type: "m.reaction" },
      ]),
    );
    const request = {
      eventId: "$1",
      relationType: undefined,
      type: undefined,
      depth: 3,
      after: undefined,
      upTo: undefined,
      shown: everything,
      limit: 10,
      backwards: false,
    } as const;
    const rows: readonly [string, Partial<Parameters<typeof relatedEvents>[1]>, readonly number[]][] = [
      ["three deep", {}, [2, 3, 4]],
      ["directly", { depth: 1 }, [2]],
      ["newest first, two of them", { backwards: true, limit: 2 }, [4, 3]],
      ["of a kind, wherever", { relationType: "m.annotation" }, [4]],
      ["of a type", { type: "m.room.message" }, [2, 3]],
      ["behind a position and up to another", { after: 2, upTo: 3 }, [3]],
      [
        "an ignored sender is passed over, not what is said about them",
        { shown: { ...everything, ignoredSenders: [bob] } },
        [2, 4],
      ],
      ["what is visible", { shown: { ...everything, visible: [{ from: 3, to: 3 }] } }, [3]],
      ["nothing is visible", { shown: { ...everything, visible: [] } }, []],
    ];
    for (const [name, more, expected] of rows) {
      await t.test(name, async () => {
        deepEqual(places(await database.read((tx) => relatedEvents(tx, { ...request, ...more }))), expected);
      });
    }
    await database.close();
  });

  test("edits, threads and references are summed up", async () => {
    const database = await open();
    await database.write((tx) =>
      write(tx, [
        {},
        { about: ["m.replace", 1], at: 5 },
        { about: ["m.replace", 1], at: 5 },
        { about: ["m.replace", 1], at: 4 },
        { about: ["m.replace", 1], at: 9, sender: bob, counts: false },
        { about: ["m.thread", 1, 1], sender: bob },
        { about: ["m.thread", 1, 1], sender: bob },
        { about: ["m.reference", 1] },
        { about: ["m.reference", 1] },
        { about: ["m.annotation", 6, 1], type: "m.reaction" },
      ]),
    );
    await database.read(async (tx) => {
      const kinds = (await aggregatedAmong(tx, ["$1", "$6", "$8"])).map(
        (each) => `${each.eventId} ${each.relationType}`,
      );
      deepEqual(kinds.sort(), ["$1 m.reference", "$1 m.replace", "$1 m.thread"]);
      const edits = await newestReplacements(tx, ["$1", "$6"], everything);
      deepEqual(
        edits.map(({ replaces, event }) => [replaces, event.eventId]),
        [["$1", "$3"]],
      );
      const [thread, ...others] = await threadSummaries(tx, ["$1", "$6"], alice, everything);
      deepEqual([thread?.root, thread?.latest.eventId, thread?.count, thread?.participated], ["$1", "$7", 2, false]);
      equal(others.length, 0);
      equal((await threadSummaries(tx, ["$1"], bob, everything))[0]?.participated, true);
      deepEqual(
        (await referencesTo(tx, ["$1"], everything)).map(({ eventId }) => eventId),
        ["$8", "$9"],
      );
      const early = { ...everything, visible: [{ from: 1, to: 6 }] };
      equal((await threadSummaries(tx, ["$1"], alice, early))[0]?.count, 1);
      deepEqual(await referencesTo(tx, ["$1"], early), []);
    });
    await database.close();
  });

  test("threads come by their latest reply", async () => {
    const database = await open();
    await database.write((tx) =>
      write(tx, [
        {},
        { sender: bob },
        { about: ["m.thread", 1, 1] },
        { about: ["m.thread", 2, 2] },
        { about: ["m.thread", 1, 1] },
      ]),
    );
    const request = { roomId, shown: everything, participant: undefined, upTo: undefined, limit: 10 };
    await database.read(async (tx) => {
      deepEqual(await threadsOf(tx, request), [
        { root: "$1", latestPosition: 5 },
        { root: "$2", latestPosition: 4 },
      ]);
      deepEqual(await threadsOf(tx, { ...request, upTo: 4 }), [{ root: "$2", latestPosition: 4 }]);
      deepEqual(await threadsOf(tx, { ...request, participant: bob }), [{ root: "$2", latestPosition: 4 }]);
    });
    await database.close();
  });

  test("what is unread, by thread", async () => {
    const database = await open();
    await database.write((tx) =>
      write(tx, [
        {},
        { sender: bob, about: ["m.thread", 1, 1] },
        { sender: bob, type: "m.room.encrypted" },
        { sender: bob, type: "m.room.encrypted", about: ["m.replace", 3] },
        { sender: bob, type: "m.room.encrypted", about: ["m.thread", 1, 1] },
        { sender: bob },
        { sender: alice, about: ["m.thread", 1, 1] },
        { sender: bob, type: "m.room.member" },
      ]),
    );
    const quiet: RoomId = "!quiet:example.org";
    await database.write(async (tx) => {
      for (const each of [roomId, quiet]) {
        await insertRoom(tx, {
          roomId: each,
          version: "12",
          roomType: null,
          creator: alice,
          createdAt: 1,
          lastEventId: "$0",
          lastPosition: 1,
        });
      }
    });
    const unread = (all: number, threads: readonly [string, number][] = []) => ({
      roomId,
      reader: alice,
      marks: { everything: all, hasThreads: true, threads: new Map(threads) },
      upTo: 10,
    });
    await database.read(async (tx) => {
      const encrypted = await countUnreadEncrypted(tx, unread(0));
      deepEqual(encrypted.map((each) => `${each.thread} ${each.relationType} ${each.count}`).sort(), [
        "$1 m.thread 1",
        "main m.replace 1",
        "main null 1",
      ]);
      const plain = async (marks: ReturnType<typeof unread>, { withMembers = false, limit = 10 } = {}) =>
        (await unreadPlainEvents(tx, { ...marks, withMembers, limit })).map(
          ({ position, thread }) => `${position} ${thread}`,
        );
      deepEqual(await plain(unread(0)), ["6 main", "2 $1"]);
      deepEqual(await plain(unread(0, [["$1", 2]])), ["6 main"]);
      deepEqual(await plain(unread(0, [["main", 6]])), ["2 $1"]);
      deepEqual(await plain(unread(2)), ["6 main"]);
      deepEqual(await plain(unread(0), { withMembers: true }), ["8 main", "6 main", "2 $1"]);
      deepEqual(await plain(unread(0), { withMembers: true, limit: 2 }), ["8 main", "6 main"]);
      const own = await lastOwnPositions(tx, { roomId, reader: alice, after: 0, upTo: 10, hasThreads: true });
      deepEqual([...(await roomsWithThreads(tx, [roomId, quiet]))], [roomId]);
      deepEqual(own.map(({ thread, position }) => `${thread} ${position}`).sort(), ["$1 7", "main 1"]);
    });
    await database.close();
  });

  test("the event nearest to a time", async () => {
    const database = await open();
    await database.write((tx) => write(tx, [{ at: 10 }, { at: 20 }, { at: 20, sender: bob }, { at: 30 }]));
    const near = (timestamp: number, backwards: boolean, shown = everything) =>
      database.read(async (tx) => (await eventNearTime(tx, { roomId, timestamp, backwards, shown }))?.eventId);
    deepEqual([await near(20, true), await near(20, false)], ["$3", "$2"]);
    deepEqual([await near(9, true), await near(31, false)], [undefined, undefined]);
    equal(await near(25, true, { visible: [{ from: 1, to: 1 }], ignoredSenders: [] }), "$1");
    await database.close();
  });
});
