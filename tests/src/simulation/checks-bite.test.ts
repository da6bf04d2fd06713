import { deepEqual, match } from "node:assert/strict";
import { test } from "node:test";
import type { KnownRoom } from "@conclave/testing/naive-client";
import type { Actor } from "@conclave/testing/simulator/actor";
import { checkCounts } from "@conclave/testing/simulator/checks/check-counts";
import { checkRecords } from "@conclave/testing/simulator/checks/check-records";
import { checkTimelines } from "@conclave/testing/simulator/checks/check-timelines";
import { membershipOf, type NaiveRoom } from "@conclave/testing/simulator/model/naive-room";
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
