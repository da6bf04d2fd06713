import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { hasReadSince } from "@conclave/storage/push/reading";
import { joinedRoomsOf } from "@conclave/storage/rooms/membership-store";
import { othersEvents } from "@conclave/storage/timeline/notable-events";
import { query } from "../core/verb.ts";
import { describeNews, type PushNews, type Told, toldOf } from "./describe-news.ts";
import { readJudge } from "./judge-events.ts";
import { pushRulesOf } from "./push-rules.ts";
import { readInvitations } from "./read-invitations.ts";
import { countUnread, readUnreadFacts } from "./unread-counts.ts";

/** What a pusher is to tell. */
export interface PusherNews {
  /** Oldest first; the newest 20 at most. */
  readonly news: readonly PushNews[];
  /** Everything up to here is in it, or needn't be told. */
  readonly upTo: number;
  /** Unread messages that the person is notified of, in all rooms. */
  readonly unread: number;
}

const newsAtOnce = 20;
const judgedEvents = 500;
/** Milliseconds after which nobody wants to be woken for it. */
const stale = 24 * 60 * 60 * 1_000;

/** Of whose pusher, and what is known of it. */
export interface PusherNewsInput {
  readonly userId: UserId;
  readonly toldUpTo: number;
  /** The number of unread messages that it was told last; -1 before it was told any. */
  readonly badge: number;
  /** Where something happened; undefined when nobody knows. */
  readonly roomIds: readonly RoomId[] | undefined;
}

/**
 * What happened since a pusher was last told, as far as its owner is notified of it and has not read it. All that is unread is
 * counted only where they may have read something; otherwise what is new is added to what they were told.
 */
export const readPusherNews = query("push.read-news", async (context, input: PusherNewsInput): Promise<PusherNews> => {
  const { tx, now } = context;
  const { userId, toldUpTo, badge, roomIds } = input;
  const upTo = await committedPosition(tx);
  const judge = await readJudge(tx, userId);
  const messages: Told[] = [];
  for (const event of await othersEvents(tx, { reader: userId, after: toldUpTo, upTo, limit: judgedEvents })) {
    const judged = await judge(event);
    if (judged === undefined || judged.read) continue;
    messages.push(toldOf(event, judged));
  }
  const told = [...messages, ...(await readInvitations(tx, userId, { after: toldUpTo, upTo }, newsAtOnce))];
  const newest = told
    .filter(({ event }) => now - event.originServerTs < stale)
    .sort((left, right) => left.event.position - right.event.position)
    .slice(-newsAtOnce);
  const news: PushNews[] = [];
  for (const each of newest) news.push(await describeNews(tx, userId, each));
  const isKnown =
    badge >= 0 && roomIds !== undefined && !(await hasReadSince(tx, { userId, roomIds, since: toldUpTo }));
  return { news, upTo, unread: isKnown ? badge + messages.length : await countEverywhere(tx, userId, upTo) };
});

async function countEverywhere(tx: ReadTransaction, reader: UserId, upTo: number): Promise<number> {
  const rules = await pushRulesOf(tx, reader);
  const ignoredUsers = await ignoredUsersOf(tx, reader);
  let unread = 0;
  for (const rooms of chunksOf(await joinedRoomsOf(tx, reader))) {
    const roomIds = rooms.map(({ roomId }) => roomId);
    const facts = await readUnreadFacts(tx, roomIds, reader);
    for (const room of rooms) {
      unread += (await countUnread(tx, { room, reader, rules, ignoredUsers, upTo, facts })).notification_count;
    }
  }
  return unread;
}
