import type { Presence } from "@conclave/streams/presence-board";
import type { Dispatcher } from "../core/verb.ts";
import { presenceEvent } from "./presence-section.ts";
import { syncMoreRooms } from "./sync-more-rooms.ts";
import { roomsAtOnce, type SyncAnswer, type SyncRequest } from "./sync-request.ts";

/** What the edge knows of people that no store does. */
export interface KnownPresence {
  /** Those who are there, of those whom the reader of the answer has met. */
  readonly met: readonly Presence[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The response to a sync, a JSON text. What its first reading left out is read in portions, a snapshot each, so that no reader is
 * held for long by somebody with many rooms (decision 0001).
 */
export async function completeSync(
  dispatcher: Dispatcher,
  request: SyncRequest,
  answer: SyncAnswer,
  known: KnownPresence,
): Promise<string> {
  const { text, rest, position } = answer;
  const invite = [...text.invite];
  const knock = [...text.knock];
  const join = [...text.join];
  const leave = [...text.leave];
  const most = Math.max(rest.joined.length, rest.left.length, rest.stripped.length);
  for (let start = 0; start < most; start += roomsAtOnce) {
    const joined = rest.joined.slice(start, start + roomsAtOnce);
    const left = rest.left.slice(start, start + roomsAtOnce);
    const stripped = rest.stripped.slice(start, start + roomsAtOnce);
    const more = await dispatcher.run(syncMoreRooms, { request, position, joined, left, stripped });
    invite.push(...more.invite);
    knock.push(...more.knock);
    join.push(...more.join);
    leave.push(...more.leave);
  }
  const told = new Set(request.presence.map(({ userId }) => userId));
  const met = known.met.filter(({ userId }) => !told.has(userId)).map((one) => presenceEvent(one, known.now));
  const rooms = `"invite":{${invite.join(",")}},"knock":{${knock.join(",")}},"join":{${join.join(",")}},"leave":{${leave.join(",")}}`;
  return `{${text.head},"rooms":{${rooms}},"presence":{"events":[${[...text.presence, ...met].join(",")}]},${text.tail}}`;
}
