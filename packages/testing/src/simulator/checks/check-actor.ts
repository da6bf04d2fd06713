import type { Actor } from "../actor.ts";
import { readOn, slideOn } from "../steps/read-along.ts";
import type { Story } from "../story.ts";
import { checkAggregations } from "./check-aggregations.ts";
import { checkCounts } from "./check-counts.ts";
import { checkOwn } from "./check-own.ts";
import { checkTimelines } from "./check-timelines.ts";

/** Lets somebody read to the end, by both ways, and holds all that they then know against the model. @returns what is wrong, in words. */
export async function checkActor(story: Story, actor: Actor): Promise<readonly string[]> {
  await readOn(story, actor, 10, true);
  await slideOn(story, actor, 10, 999);
  const ways = [
    ["sync", actor.synced],
    ["sliding sync", actor.slid],
  ] as const;
  const rooms = [...story.rooms.values()].filter(({ roomId }) => actor.synced.rooms.get(roomId)?.membership === "join");
  const room = rooms[story.actors.indexOf(actor) % rooms.length];
  return [
    ...ways.flatMap(([way, client]) => checkTimelines(story, actor, client).map((line) => `by ${way}: ${line}`)),
    ...checkOwn(story, actor),
    ...(await checkCounts(story, actor)),
    // One room each is enough: there are many people.
    ...(room === undefined ? [] : await checkAggregations(story, actor, room)),
  ];
}
