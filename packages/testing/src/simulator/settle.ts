import { isDeepStrictEqual } from "node:util";
import type { Act } from "./act.ts";
import { type Answer, Unanswered } from "./api.ts";
import { recordLine } from "./model/record-line.ts";
import type { Story } from "./story.ts";
import type { TrueEvent, TrueRecord } from "./truth.ts";

/** What an act has left in the database. */
interface Trace {
  readonly events: readonly TrueEvent[];
  readonly records: readonly TrueRecord[];
}

/**
 * Sends the request of an act. Where its answer was cut off, it does what a client does once its server is back: it looks whether
 * the act has happened, and sends the request again if it has not, or if its transaction identifier makes that harmless.
 *
 * @throws Error where only a part of it has happened, or where the request, sent again, made another event.
 */
export async function ask(story: Story, act: Act): Promise<Answer> {
  const { by, method, path, body } = act;
  let wasCut = false;
  let event: TrueEvent | undefined;
  while (true) {
    try {
      const request = { token: by.token, ...(body !== undefined && { body }) };
      const answer = await story.api.request(method, `/_matrix/client/${path}`, request);
      if (event !== undefined && answer.body.event_id !== event.eventId)
        throw new Error(`It made ${event.eventId}, and ${answer.body.event_id} when it was sent again`);
      // What is gone need not be taken away again.
      return wasCut && method === "DELETE" && answer.status === 404 ? { ...answer, status: 200 } : answer;
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      wasCut = true;
      const trace = await findTrace(story, act);
      story.trail.push(`  no answer; ${trace === undefined ? "nothing of it" : "all of it"} was found`);
      [event] = trace?.events ?? [];
      if (trace !== undefined && !hasTransaction(act)) return answerOf(act, trace);
    }
  }
}

/** Whether the server takes the request, sent again, for the same one (spec "Transaction identifiers"). */
function hasTransaction({ method, path }: Act): boolean {
  return method === "PUT" && /\/(send|redact|sendToDevice)\//.test(path);
}

/** What an act has left; undefined where that is nothing. */
async function findTrace(story: Story, act: Act): Promise<Trace | undefined> {
  const { isAllowed, answerIn } = act;
  const brings = isAllowed ? (act.brings ?? []) : [];
  const leaves = isAllowed ? (act.leaves ?? []) : [];
  const events: TrueEvent[] = [];
  for (const roomId of new Set(brings.map((brought) => brought.roomId)))
    events.push(...(await story.truth.eventsAfter(roomId, story.rooms.get(roomId)?.events.length ?? 0)));
  const records = await unexplainedRecords(story);
  if (events.length + records.length === 0) return undefined;
  const lines = records.map(({ type, actor, subject }) => recordLine(type, actor, subject));
  const isRecorded = answerIn === undefined ? isDeepStrictEqual(lines.sort(), [...leaves].sort()) : lines.length === 1;
  // That they are the right events is held against the model with every act.
  if (events.length === brings.length && isRecorded) return { events, records };
  throw new Error(`Only a part of it has happened: ${events.length} events of ${brings.length}, and ${lines.join()}`);
}

/** The audit records that none of the acts so far has left; but those of starts, which are no act. */
async function unexplainedRecords(story: Story): Promise<readonly TrueRecord[]> {
  const known = new Map<string, number>();
  for (const line of story.records) known.set(line, (known.get(line) ?? 0) + 1);
  const records = await story.truth.recordsAfter(story.firstRecord);
  return records.filter(({ type, actor, subject }) => {
    const line = recordLine(type, actor, subject);
    const count = known.get(line) ?? 0;
    known.set(line, count - 1);
    return count <= 0 && type !== "server.started";
  });
}

/** What the answer would have been, as far as anybody asks. */
function answerOf({ answerIn }: Act, { events, records }: Trace): Answer {
  const [record] = records;
  const made = answerIn !== undefined && record !== undefined ? answerIn(record) : {};
  const body = { event_id: events[0]?.eventId, ...made };
  return { status: 200, body, text: JSON.stringify(body) };
}
