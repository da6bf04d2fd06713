import type { Actor } from "../actor.ts";
import { membershipOf } from "../model/naive-room.ts";
import { sumOf, unreadOf } from "../model/naive-unread.ts";
import type { Story } from "../story.ts";

const filter = JSON.stringify({
  room: { timeline: { limit: 1, unread_thread_notifications: true }, state: { lazy_load_members: true } },
});

/**
 * Holds the unread counts that somebody's new session is told, of each thread apart, against the model; and those that the
 * sessions know that have read along.
 *
 * @returns what is wrong, in words.
 */
export async function checkCounts(story: Story, actor: Actor): Promise<readonly string[]> {
  const answer = await story.api.request("GET", `/_matrix/client/v3/sync?filter=${encodeURIComponent(filter)}`, actor);
  if (answer.status !== 200) return [`a first sync was answered ${answer.status}`];
  const wrong: string[] = [];
  for (const room of story.rooms.values()) {
    if (membershipOf(room, actor.userId) !== "join") continue;
    const told = answer.body.rooms.join[room.roomId];
    const counts = unreadOf(room, actor);
    const expected = Object.fromEntries(
      [...counts].map(([thread, { notifications, highlights }]) => [thread, [notifications, highlights]]),
    );
    const found = Object.fromEntries(
      Object.entries<Told>({ main: told.unread_notifications, ...told.unread_thread_notifications })
        .map(
          ([thread, { notification_count, highlight_count }]) =>
            [thread, [notification_count, highlight_count]] as const,
        )
        .filter(([, [notifications]]) => notifications > 0),
    );
    const place = `the counts of ${actor.userId} in ${room.roomId}`;
    if (canonical(found) !== canonical(expected))
      wrong.push(`${place} are ${canonical(found)}, and should be ${canonical(expected)}`);
    if (actor.hasOldCounts) continue;
    const { notifications, highlights } = sumOf(counts);
    for (const [way, client] of [
      ["sync", actor.synced],
      ["sliding sync", actor.slid],
    ] as const) {
      const known = client.rooms.get(room.roomId);
      if (known?.notifications === notifications && known.highlights === highlights) continue;
      wrong.push(
        `${place} by ${way} are ${known?.notifications} and ${known?.highlights}, and should be ${notifications} and ${highlights}`,
      );
    }
  }
  return wrong;
}

interface Told {
  readonly notification_count: number;
  readonly highlight_count: number;
}

function canonical(counts: Readonly<Record<string, readonly number[]>>): string {
  return JSON.stringify(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)));
}
