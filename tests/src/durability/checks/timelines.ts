import { type Account, succeed } from "../../process/account.ts";
import { roomPath } from "../act.ts";
import type { Ledger } from "../ledger.ts";

export interface RoomEvent {
  readonly event_id: string;
  readonly type: string;
  readonly sender: string;
  readonly state_key?: string;
  readonly content: { readonly number?: number; readonly membership?: string };
}

/** Every event of a room that its member may see, oldest first. */
export async function readTimeline(baseUrl: string, member: Account, roomId: string): Promise<readonly RoomEvent[]> {
  const events: RoomEvent[] = [];
  let from = "";
  while (true) {
    const { chunk, end } = await succeed(
      baseUrl,
      member,
      "GET",
      `${roomPath(roomId)}/messages?dir=b&limit=1000${from}`,
    );
    events.push(...chunk);
    if (end === undefined) return events.reverse();
    from = `&from=${encodeURIComponent(end)}`;
  }
}

/** Each acknowledged event is in its room once, as it was sent, and whoever was answered earlier stands earlier. */
export function checkTimeline(roomId: string, timeline: readonly RoomEvent[], ledger: Ledger): readonly string[] {
  const broken: string[] = [];
  const entries = [...ledger.entries("send"), ...ledger.entries("state")].filter(({ act }) => act.roomId === roomId);
  const byNumber = new Map(entries.map((entry) => [entry.act.number, entry]));
  const identifiers = new Set(timeline.map(({ event_id: eventId }) => eventId));
  if (identifiers.size < timeline.length) broken.push(`${roomId} gives an event twice.`);
  let latestBeginning = 0;
  for (const { event_id: eventId, content } of timeline) {
    if (content.number === undefined) continue;
    const entry = byNumber.get(content.number);
    byNumber.delete(content.number);
    if (entry === undefined) {
      broken.push(`${eventId} (${content.number}) is there twice, or was never sent.`);
      continue;
    }
    const { act, answered, begun, answer } = entry;
    if (answer !== undefined && answer.event_id !== eventId) broken.push(`${act.kind} ${act.number} is another event.`);
    if (answered !== undefined && answered < latestBeginning) {
      broken.push(`${act.kind} ${act.number} stands behind what was begun after its acknowledgement.`);
    }
    latestBeginning = Math.max(latestBeginning, begun);
  }
  for (const { act, answered } of byNumber.values()) {
    if (answered !== undefined) broken.push(`${act.kind} ${act.number} was acknowledged, and is gone.`);
  }
  return broken;
}
