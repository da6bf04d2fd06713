import type { Story } from "../story.ts";
import { checkRecords } from "./check-records.ts";
import { differences } from "./check-timelines.ts";

/**
 * Holds what lies in the database against the model: of every room just the events that were acknowledged, each once and in their
 * order, and of every act its record. Nothing may be in doubt.
 *
 * @returns what is wrong, in words.
 */
export async function checkStore(
  story: Pick<Story, "rooms" | "truth" | "firstRecord" | "records">,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { roomId, events } of story.rooms.values()) {
    const there = await story.truth.eventsAfter(roomId, 0);
    const [expected, found] = [events, there].map((each) => each.map(({ eventId }) => eventId));
    wrong.push(...differences(expected ?? [], found ?? []).map((line) => `${roomId}: ${line}`));
  }
  return [...wrong, ...(await checkRecords(story))];
}
