import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import type { KnownRoom } from "@conclave/testing/naive-client";
import type { Actor } from "@conclave/testing/simulator/actor";
import { checkAggregations } from "@conclave/testing/simulator/checks/check-aggregations";
import { checkCounts } from "@conclave/testing/simulator/checks/check-counts";
import { checkDeviceLists } from "@conclave/testing/simulator/checks/check-device-lists";
import { checkKeyCounts } from "@conclave/testing/simulator/checks/check-key-counts";
import { checkRecords } from "@conclave/testing/simulator/checks/check-records";
import { checkTimelines } from "@conclave/testing/simulator/checks/check-timelines";
import { checkToken } from "@conclave/testing/simulator/checks/check-token";
import { peopleSharing } from "@conclave/testing/simulator/model/naive-device-lists";
import {
  departureOf,
  membershipEventOf,
  membershipOf,
  type NaiveRoom,
} from "@conclave/testing/simulator/model/naive-room";
import { visibleEvents } from "@conclave/testing/simulator/model/naive-visibility";
import { runStory } from "@conclave/testing/simulator/run-story";
import type { Story } from "@conclave/testing/simulator/story";

const wentOtherwise: readonly [string, (room: KnownRoom, hidden: string) => Partial<KnownRoom>, RegExp][] = [
  ["an event is lost", ({ timeline }) => ({ timeline: timeline.toSpliced(1, 1) }), /1 events are lost/],
  ["an event comes twice", ({ timeline }) => ({ timeline: [...timeline, ...timeline.slice(-1)] }), /is there twice/],
  ["events are out of order", ({ timeline }) => ({ timeline: timeline.toReversed() }), /out of order/],
  [
    "something hidden is seen",
    ({ timeline }, hidden) => ({ timeline: [hidden, ...timeline] }),
    /1 events should not be seen/,
  ],
  ["state is lost", ({ state }) => ({ state: new Map([...state].slice(1)) }), /the state .* is undefined/],
  ["a room that was left is still there", () => ({ membership: "leave" }), /was not told/],
];

const wentOtherwiseOnceLeft: readonly [string, (known: KnownRoom, room: NaiveRoom) => Partial<KnownRoom>, RegExp][] = [
  ["the leaving is lost", ({ timeline }) => ({ timeline: timeline.slice(0, -1) }), /1 events are lost/],
  [
    "what came later is seen",
    ({ timeline }, { events }) => ({ timeline: [...timeline, events.at(-1)?.eventId ?? ""] }),
    /1 events should not be seen/,
  ],
  ["state is lost", ({ state }) => ({ state: new Map([...state].slice(1)) }), /the state .* is undefined/],
];

test("a story that goes wrong is noticed, whatever goes wrong in it", async (t) => {
  await runStory({ seed: 1, people: 12, steps: 500 }, async (story) => {
    const { actor, room, hidden } = findRestrictedReader(story);
    deepEqual(checkTimelines(story, actor, actor.synced), []);
    for (const [name, change, sentence] of wentOtherwise) {
      await t.test(name, () => {
        const client = actor.synced.copy();
        const known = client.rooms.get(room.roomId);
        if (known === undefined) throw new Error("The reader must know the room.");
        Object.assign(known, change(known, hidden));
        match(checkTimelines(story, actor, client).join("\n"), sentence);
      });
    }
    for (const [name, change, sentence] of wentOtherwiseOnceLeft) {
      await t.test(`of a room that was left, ${name}`, () => {
        const { actor: leaver, room: left, known } = findLeaver(story);
        const client = leaver.synced.copy();
        Object.assign(client.rooms.get(left.roomId) ?? {}, change(known, left));
        match(checkTimelines(story, leaver, client).join("\n"), sentence);
      });
    }
    await t.test("a token goes back", () => {
      deepEqual(checkToken("c1.0.a.b.0", "c1.0.a.b.0"), []);
      match(checkToken("c1.0.b.b.0", "c1.0.a.b.0").join("\n"), /the position of .* is before/);
      match(checkToken("c1.0.b.b.0", "c1.0.b.a.0").join("\n"), /the toDevice of .* is before/);
      match(checkToken("c1.0.a.a.0", "c1.1.a.a.0").join("\n"), /of another epoch/);
    });
    await t.test("somebody sees whom they ignore", () => {
      const known = actor.synced.rooms.get(room.roomId);
      const talker = room.events.find(
        ({ eventId, sender, stateKey }) =>
          stateKey === undefined && sender !== actor.userId && known?.timeline.includes(eventId),
      );
      const reader = { ...actor, ignored: new Set([talker?.sender ?? ""]) };
      match(checkTimelines(story, reader, actor.synced).join("\n"), /events should not be seen/);
    });
    await t.test("whose devices changed is told wrongly", () => {
      const { userId } = actor;
      const stranger = "@stranger:conclave.test";
      const acquaintance = {
        people: new Set([...peopleSharing(story.rooms.values(), userId), stranger]),
        changes: story.deviceChanges.length,
      };
      const told = (changed: readonly string[], left: readonly string[]) =>
        checkDeviceLists(story, { userId, acquaintance }, { device_lists: { changed, left } }).join("\n");
      equal(told([], [stranger]), "");
      match(told([], []), /the devices of {2}have left, and should of @stranger/);
      match(told([userId], [stranger]), /the devices of .* have changed, and should of $/);
    });
    await t.test("keys are miscounted", () => {
      const owner = { ...actor, keys: { waiting: ["k"], fallback: "f", isFallbackUnused: true } };
      const told = (count: number, types: readonly string[]) => ({
        device_one_time_keys_count: { signed_curve25519: count },
        device_unused_fallback_key_types: types,
      });
      deepEqual(checkKeyCounts(owner, told(1, ["signed_curve25519"])), []);
      match(checkKeyCounts(owner, told(2, ["signed_curve25519"])).join("\n"), /has 2 one-time keys/);
      match(checkKeyCounts(owner, told(1, [])).join("\n"), /the fallback key of .* is used/);
    });
    await t.test("what others say about an event is summed up wrongly", async () => {
      const found: string[] = [];
      for (const each of story.rooms.values()) {
        const mute = each.events.map((event) => (event.stateKey === undefined ? { ...event, content: {} } : event));
        for (const member of story.actors) {
          deepEqual(await checkAggregations(story, member, each), []);
          found.push(...(await checkAggregations(story, member, { ...each, events: mute })));
        }
      }
      for (const kind of ["edit", "references", "thread"])
        match(found.join("\n"), new RegExp(`"${kind}":.*, and should be \\{\\}`));
    });
    await t.test("a notification is not counted", async () => {
      const found: string[] = [];
      for (const each of story.actors) {
        deepEqual(await checkCounts(story, each), []);
        const reader = { ...each, rules: { ...each.rules, isSilent: !each.rules.isSilent } };
        found.push(...(await checkCounts(story, reader)));
      }
      match(found.join("\n"), /the counts of/);
    });
    await t.test("a record is missing, or nobody knows why it is there", async () => {
      match(
        (await checkRecords({ ...story, records: [...story.records, "nothing"] })).join("\n"),
        /1 records are missing/,
      );
      match((await checkRecords({ ...story, records: story.records.slice(1) })).join("\n"), /1 records too many/);
    });
  });
});

/** Somebody in a room of which some events are hidden from them, and one of these. */
function findRestrictedReader(story: Story): {
  readonly actor: Actor;
  readonly room: NaiveRoom;
  readonly hidden: string;
} {
  for (const actor of story.actors) {
    for (const room of story.rooms.values()) {
      if (membershipOf(room, actor.userId) !== "join") continue;
      const seen = visibleEvents(room, actor.userId);
      const hidden = room.events.find((event) => !seen.includes(event));
      if (hidden !== undefined && seen.length > 5) return { actor, room, hidden: hidden.eventId };
    }
  }
  throw new Error("The story has no room with hidden events: take another seed.");
}

/** Somebody who left a room in which things went on without them. */
function findLeaver(story: Story): { readonly actor: Actor; readonly room: NaiveRoom; readonly known: KnownRoom } {
  for (const actor of story.actors) {
    for (const room of story.rooms.values()) {
      const known = actor.synced.rooms.get(room.roomId);
      const departure = departureOf(room, actor.userId);
      if (actor.forgotten.has(room.roomId)) continue;
      const isLast = departure !== undefined && departure === membershipEventOf(room, actor.userId);
      if (known?.membership === "leave" && isLast && departure !== room.events.at(-1)) return { actor, room, known };
    }
  }
  throw new Error("The story has nobody who left: take another seed.");
}
