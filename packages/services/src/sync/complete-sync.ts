import type { Dispatcher } from "../core/verb.ts";
import { syncMoreRooms } from "./sync-more-rooms.ts";
import { roomsAtOnce, type SyncAnswer, type SyncRequest } from "./sync-request.ts";

/**
 * The response to a sync, a JSON text. What its first reading left out is read in portions, a snapshot each, so that no reader is
 * held for long by somebody with many rooms (decision 0001).
 */
export async function completeSync(dispatcher: Dispatcher, request: SyncRequest, answer: SyncAnswer): Promise<string> {
  const { text, rest, position } = answer;
  const join = [...text.join];
  const leave = [...text.leave];
  for (let start = 0; start < Math.max(rest.joined.length, rest.left.length); start += roomsAtOnce) {
    const joined = rest.joined.slice(start, start + roomsAtOnce);
    const left = rest.left.slice(start, start + roomsAtOnce);
    const more = await dispatcher.run(syncMoreRooms, { request, position, joined, left });
    join.push(...more.join);
    leave.push(...more.leave);
  }
  return `${text.head},"join":{${join.join(",")}},"leave":{${leave.join(",")}}${text.tail}`;
}
