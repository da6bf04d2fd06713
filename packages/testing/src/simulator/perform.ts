import { isDeepStrictEqual } from "node:util";
import type { Act, Brought } from "./act.ts";
import type { Answer } from "./api.ts";
import { append, type NaiveRoom } from "./model/naive-room.ts";
import { threadOf } from "./model/naive-threads.ts";
import { ask } from "./settle.ts";
import type { Story } from "./story.ts";
import type { TrueEvent } from "./truth.ts";

/**
 * Does an act, and lets the model know what came of it.
 *
 * @returns the answer if the act was allowed.
 * @throws Error where the server did not do as the model says.
 */
export async function perform(story: Story, act: Act): Promise<Answer | undefined> {
  const { by, method, path, body, isAllowed } = act;
  story.trail.push(`${by.userId} ${method} ${path} ${JSON.stringify(body) ?? ""}`);
  const answer = await ask(story, act);
  story.trail.push(`  ${answer.status} ${answer.text.slice(0, 300)}`);
  if ((answer.status === 200) !== isAllowed || answer.status >= 500) {
    throw new Error(`The model ${isAllowed ? "allows" : "refuses"} this, the server answered ${answer.status}`);
  }
  if (act.errcode !== undefined && answer.body.errcode !== act.errcode) {
    throw new Error(`The model expects ${act.errcode}, the server answered ${answer.body.errcode}`);
  }
  if (!isAllowed) return undefined;
  await bind(story, act.brings ?? []);
  story.records.push(...(act.leaves ?? []));
  return answer;
}

/** Holds the events that came into rooms against those that were expected to, and adds them to the model. */
async function bind(story: Story, brings: readonly Brought[]): Promise<void> {
  for (const roomId of new Set(brings.map((brought) => brought.roomId))) {
    const room = story.rooms.get(roomId);
    if (room === undefined) throw new Error(`The model knows no room ${roomId}`);
    const expected = brings.filter((brought) => brought.roomId === roomId);
    const came = await story.truth.eventsAfter(roomId, room.events.length);
    if (came.length !== expected.length || !expected.every((brought, index) => isAs(brought, came[index]))) {
      throw new Error(`${roomId} should have got ${JSON.stringify(expected)}, and got ${JSON.stringify(came)}`);
    }
    for (const event of came) {
      adopt(room, event);
      // Whoever is let in again, or asked to come, sees what they had put out of their sight.
      const back = event.type === "m.room.member" && !["leave", "ban"].includes(String(event.content["membership"]));
      if (back) story.actors.find(({ userId }) => userId === event.stateKey)?.forgotten.delete(roomId);
    }
  }
}

/** Adds an event to the model as it came. */
export function adopt(room: NaiveRoom, event: TrueEvent): void {
  append(room, { ...event, redactedBy: undefined, thread: threadOf(room, event) });
}

function isAs({ type, sender, stateKey, content }: Brought, event: TrueEvent | undefined): boolean {
  return (
    event?.type === type &&
    event.sender === sender &&
    event.stateKey === stateKey &&
    Object.entries(content).every(([key, value]) => isDeepStrictEqual(event.content[key], value))
  );
}
