import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../actor.ts";
import { aggregationsOf, type NaiveAggregations } from "../model/naive-aggregations.ts";
import { membershipOf, type NaiveRoom } from "../model/naive-room.ts";
import { shownEvents } from "../model/naive-visibility.ts";
import type { Story } from "../story.ts";

/**
 * Holds what somebody is told that others say about the latest events of a room against the model: edits, references and threads.
 *
 * @returns what is wrong, in words; nothing of a room that they aren't in.
 */
export async function checkAggregations(story: Story, actor: Actor, room: NaiveRoom): Promise<readonly string[]> {
  if (membershipOf(room, actor.userId) !== "join") return [];
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room.roomId)}/messages?dir=b&limit=60`;
  const answer = await story.api.request("GET", path, { token: actor.token });
  if (answer.status !== 200) return [`${actor.userId} can't read ${room.roomId}: ${answer.text}`];
  const reader = { userId: actor.userId, sees: shownEvents(room, actor) };
  const wrong: string[] = [];
  for (const { event_id: eventId, unsigned } of answer.body.chunk) {
    const event = reader.sees.find((seen) => seen.eventId === eventId);
    if (event === undefined) {
      wrong.push(`${actor.userId} should not see ${eventId}`);
      continue;
    }
    const expected = aggregationsOf(room, event, reader);
    const found = readAggregations(unsigned?.["m.relations"] ?? {});
    if (isDeepStrictEqual(found, expected)) continue;
    const said = `${JSON.stringify(found)}, and should be ${JSON.stringify(expected)}`;
    wrong.push(`what others say about ${eventId} is to ${actor.userId} ${said}`);
  }
  return wrong;
}

interface Told {
  readonly "m.replace"?: { readonly event_id: string };
  readonly "m.reference"?: { readonly chunk: readonly { readonly event_id: string }[] };
  readonly "m.thread"?: {
    readonly latest_event: { readonly event_id: string };
    readonly count: number;
    readonly current_user_participated: boolean;
  };
}

function readAggregations(told: Told): NaiveAggregations {
  const { "m.replace": edit, "m.reference": reference, "m.thread": thread } = told;
  return {
    edit: edit?.event_id,
    references: reference?.chunk.map(({ event_id: eventId }) => eventId),
    thread: thread && {
      latest: thread.latest_event.event_id,
      count: thread.count,
      participated: thread.current_user_participated,
    },
  };
}
