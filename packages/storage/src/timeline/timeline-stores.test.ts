import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { WriteTransaction } from "../database/transaction.ts";
import { eachDatabase } from "../testing/each-database.ts";
import { insertEvent, readEvent, redactStoredEvent } from "./event-store.ts";
import { hasAnnotation, insertRelation } from "./relation-store.ts";
import { roomTimeline, type TimelineRequest } from "./room-timeline.ts";
import {
  currentSettingPdus,
  currentState,
  stateAt,
  stateChangesBetween,
  stateHistoriesOf,
  writeState,
} from "./state-store.ts";
import { deleteTransactionsBefore, eventOfTransaction, writeTransaction } from "./transaction-store.ts";

const roomId: RoomId = "!room:example.org";
const alice: UserId = "@alice:example.org";
const bob: UserId = "@bob:example.org";

interface Sketch {
  readonly type: string;
  readonly stateKey?: string;
  readonly sender?: UserId;
}

async function write(tx: WriteTransaction, sketches: readonly Sketch[]): Promise<void> {
  for (const { type, stateKey = null, sender = alice } of sketches) {
    const position = tx.nextPosition();
    const eventId: EventId = `$${position}`;
    await insertEvent(tx, {
      eventId,
      roomId,
      position,
      type,
      stateKey,
      sender,
      originServerTs: 0,
      client: `{"event_id":"${eventId}"}`,
      pdu: "{}",
      depth: position,
      replaces: null,
      redactedBy: null,
      deviceId: null,
      transactionId: null,
    });
    if (stateKey !== null) await writeState(tx, { roomId, eventId, position, type, stateKey });
  }
}

eachDatabase("the timeline", (open) => {
  test("events are read in either direction, within what the reader may and wants to see", async (t) => {
    const database = await open();
    await database.write((tx) =>
      write(tx, [
        { type: "m.room.create", stateKey: "" },
        { type: "m.room.message" },
        { type: "m.room.message", sender: bob },
        { type: "m.room.topic", stateKey: "", sender: bob },
        { type: "m_room.message" },
      ]),
    );
    const rows: readonly [string, Partial<TimelineRequest>, readonly number[]][] = [
      ["everything, oldest first", {}, [1, 2, 3, 4, 5]],
      ["newest first, two of them", { backwards: true, limit: 2 }, [5, 4]],
      ["behind a position and up to another", { after: 1, upTo: 3 }, [2, 3]],
      ["nothing is visible", { visible: [] }, []],
      [
        "two visible stretches",
        {
          visible: [
            { from: 1, to: 1 },
            { from: 4, to: 5 },
          ],
        },
        [1, 4, 5],
      ],
      ["what is visible, and new", { visible: [{ from: 1, to: 4 }], after: 2 }, [3, 4]],
      ["what is visible, and old", { visible: [{ from: 2, to: 5 }], upTo: 3, backwards: true }, [3, 2]],
      ["nothing new is visible", { visible: [{ from: 1, to: 2 }], after: 2 }, []],
      [
        "what is new of visible stretches with a gap",
        {
          visible: [
            { from: 1, to: 2 },
            { from: 4, to: 5 },
          ],
          after: 1,
          upTo: 4,
        },
        [2, 4],
      ],
      ["an ignored sender's messages are gone, their settings stay", { ignoredSenders: [bob] }, [1, 2, 4, 5]],
      ["one type", { types: ["m.room.message"] }, [2, 3]],
      ["a pattern, whose other characters are literal", { types: ["m.room.m*", "m_*"] }, [2, 3, 5]],
      ["a pattern heeds case", { types: ["M.room*"] }, []],
      ["not a pattern", { notTypes: ["m.room.*"] }, [5]],
      ["no type at all", { types: [] }, []],
      ["one sender", { senders: [bob] }, [3, 4]],
      ["not one sender", { notSenders: [bob, "nobody"] }, [1, 2, 5]],
    ];
    for (const [name, request, expected] of rows) {
      await t.test(name, async () => {
        const events = await database.read((tx) =>
          roomTimeline(tx, { roomId, limit: 10, backwards: false, ...request }),
        );
        deepEqual(
          events.map((event) => event.position),
          expected,
        );
      });
    }
    await database.close();
  });

  test("the state of any moment is known", async () => {
    const database = await open();
    await database.write((tx) =>
      write(tx, [
        { type: "m.room.create", stateKey: "" },
        { type: "m.room.name", stateKey: "" },
        { type: "m.room.member", stateKey: alice },
        { type: "m.room.name", stateKey: "" },
        { type: "m.room.name", stateKey: "" },
      ]),
    );
    const positions = (events: readonly { readonly position: number }[]) => events.map((event) => event.position);
    await database.read(async (tx) => {
      deepEqual(positions(await currentState(tx, roomId)), [1, 3, 5]);
      deepEqual(positions(await currentState(tx, roomId, { types: ["m.room.member"], stateKeys: [alice, bob] })), [3]);
      deepEqual(positions(await stateAt(tx, roomId, 4)), [1, 3, 4]);
      deepEqual(positions(await stateAt(tx, roomId, 2, { notType: "m.room.create" })), [2]);
      deepEqual(positions(await stateChangesBetween(tx, roomId, 2, 5)), [3, 5]);
      const settings = await currentSettingPdus(tx, [roomId, "!none:example.org"], ["m.room.name", "m.room.member"]);
      deepEqual(
        settings.map((event) => [event.roomId, event.eventId]),
        [[roomId, "$5"]],
      );
      deepEqual(
        positions(await stateHistoriesOf(tx, [roomId, "!none:example.org"], { type: "m.room.name", stateKey: "" })),
        [2, 4, 5],
      );
    });
    await database.close();
  });

  test("a redacted event is replaced for good", async () => {
    const database = await open();
    await database.write((tx) => write(tx, [{ type: "m.room.message" }, { type: "m.room.redaction" }]));
    await database.write((tx) =>
      redactStoredEvent(tx, "$1", { pdu: '{"content":{}}', client: '{"redacted":true}', redactedBy: "$2" }),
    );
    const event = await database.read((tx) => readEvent(tx, "$1"));
    deepEqual([event?.client, event?.redactedBy], ['{"redacted":true}', "$2"]);
    await database.close();
  });

  test("a repeated request is known by person, device, path and identifier, until it is forgotten", async () => {
    const database = await open();
    const key = { userId: alice, deviceId: "A", scope: "send", transactionId: "1" };
    await database.write((tx) => writeTransaction(tx, key, "$1", 10));
    await database.read(async (tx) => {
      equal(await eventOfTransaction(tx, key), "$1");
      equal(await eventOfTransaction(tx, { ...key, deviceId: "B" }), undefined);
      equal(await eventOfTransaction(tx, { ...key, scope: "redact" }), undefined);
    });
    await database.write((tx) => deleteTransactionsBefore(tx, 11));
    equal(await database.read((tx) => eventOfTransaction(tx, key)), undefined);
    await database.close();
  });

  test("an annotation is known by its key", async () => {
    const database = await open();
    const annotation = { relatesTo: "$1", sender: alice, type: "m.reaction", annotationKey: "+" } as const;
    await database.write((tx) =>
      insertRelation(tx, {
        ...annotation,
        eventId: "$2",
        roomId,
        relationType: "m.annotation",
        position: 2,
        takesEffect: true,
        threadRoot: null,
      }),
    );
    await database.read(async (tx) => {
      equal(await hasAnnotation(tx, annotation), true);
      equal(await hasAnnotation(tx, { ...annotation, annotationKey: "-" }), false);
    });
    await database.close();
  });
});
