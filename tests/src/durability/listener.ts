import { type Account, request, succeed } from "../process/account.ts";
import { roomPath, toDeviceType } from "./act.ts";

/** What one device has heard by /sync, in the order in which it came. */
export interface Listener {
  readonly account: Account;
  /** By room, the identifiers of its events. */
  readonly timelines: ReadonlyMap<string, readonly string[]>;
  /** The numbers of the to-device messages. */
  readonly toDevice: readonly number[];
  /**
   * Syncs once, waiting for news for at most `timeout` milliseconds; an answer of which a part can't be had is not heard at
   * all, and is asked for again.
   *
   * @returns whether there was news of what is listened to.
   */
  listen(baseUrl: string, timeout: number): Promise<boolean>;
}

const filter = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: 50 } } }));

/** Listens for a device from its first sync on. */
export function createListener(account: Account, rooms: readonly string[]): Listener {
  const timelines = new Map<string, string[]>(rooms.map((roomId) => [roomId, []]));
  const toDevice: number[] = [];
  let since: string | undefined;

  async function fill(baseUrl: string, roomId: string, from: string): Promise<readonly string[]> {
    const known = new Set(timelines.get(roomId));
    const missing: string[] = [];
    for (let next: string | undefined = from; next !== undefined; ) {
      const path: string = `${roomPath(roomId)}/messages?dir=b&limit=100&from=${encodeURIComponent(next)}`;
      const page = await succeed(baseUrl, account, "GET", path);
      for (const event of page.chunk) {
        if (known.has(event.event_id)) return missing.reverse();
        missing.push(event.event_id);
      }
      next = page.end;
    }
    return missing.reverse();
  }

  return {
    account,
    timelines,
    toDevice,
    async listen(baseUrl, timeout) {
      const query = `timeout=${timeout}&filter=${filter}${since === undefined ? "" : `&since=${encodeURIComponent(since)}`}`;
      const { status, body } = await request(baseUrl, "GET", `/_matrix/client/v3/sync?${query}`, {
        token: account.token,
      });
      if (status !== 200) throw new Error(`A sync was answered ${status}: ${JSON.stringify(body)}`);
      const heard = new Map<string, readonly string[]>();
      for (const roomId of rooms) {
        const timeline = body.rooms?.join?.[roomId]?.timeline;
        if (timeline === undefined) continue;
        const gap = timeline.limited ? await fill(baseUrl, roomId, timeline.prev_batch) : [];
        heard.set(roomId, [...gap, ...timeline.events.map((event: { event_id: string }) => event.event_id)]);
      }
      const messages: readonly number[] = (body.to_device?.events ?? [])
        .filter((event: { type: string }) => event.type === toDeviceType)
        .map((event: { content: { number: number } }) => event.content.number);
      for (const [roomId, events] of heard) timelines.get(roomId)?.push(...events);
      toDevice.push(...messages);
      since = body.next_batch;
      return messages.length > 0 || [...heard.values()].some((events) => events.length > 0);
    },
  };
}
