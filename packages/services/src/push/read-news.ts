import type { JsonObject } from "@conclave/base/json";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { decide, decidingPushRule } from "@conclave/rules/push/evaluate-push-rules";
import type { GatewayNews } from "@conclave/rules/push/gateway-notification";
import type { StateLookup } from "@conclave/rules/rooms/room-state";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { duePushers, type PushersDue } from "@conclave/storage/push/pusher-store";
import { hasReadSince } from "@conclave/storage/push/reading";
import { joinedRoomsOf, membershipsOf, readMembership } from "@conclave/storage/rooms/membership-store";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { readEvents, type StoredEvent } from "@conclave/storage/timeline/event-store";
import { othersEvents } from "@conclave/storage/timeline/notable-events";
import { query } from "../core/verb.ts";
import { lookUpState } from "../rooms/room-state-lookup.ts";
import { pushRulesOf } from "./get-push-rules.ts";
import { readJudge } from "./judge-events.ts";
import { pushContextOf } from "./push-context.ts";
import { countUnread } from "./unread-counts.ts";

/** One thing that a pusher is to tell. */
export interface PushNews extends GatewayNews {
  readonly position: number;
}

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

/** The pushers that may have something to tell. */
export const readDuePushers = query("push.read-due-pushers", (context, input: Omit<PushersDue, "now">) =>
  duePushers(context.tx, { ...input, now: context.now }),
);

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
    messages.push({ event, tweaks: tweaksOf(judged.tweaks, judged.highlight) });
  }
  const told = [...messages, ...(await readInvitations(tx, userId, { after: toldUpTo, upTo }))];
  const newest = told
    .filter(({ event }) => now - event.originServerTs < stale)
    .sort((left, right) => left.event.position - right.event.position)
    .slice(-newsAtOnce);
  const news: PushNews[] = [];
  for (const each of newest) news.push(await describe(tx, userId, each));
  const isKnown =
    badge >= 0 && roomIds !== undefined && !(await hasReadSince(tx, { userId, roomIds, since: toldUpTo }));
  return { news, upTo, unread: isKnown ? badge + messages.length : await countEverywhere(tx, userId, upTo) };
});

interface Told {
  readonly event: StoredEvent;
  readonly tweaks: GatewayNews["tweaks"];
}

function tweaksOf(tweaks: GatewayNews["tweaks"], highlight: boolean): GatewayNews["tweaks"] {
  return highlight ? { ...tweaks, highlight } : tweaks;
}

/** Invitations are of rooms that the person isn't in yet. */
async function readInvitations(
  tx: ReadTransaction,
  userId: UserId,
  stretch: { readonly after: number; readonly upTo: number },
): Promise<Told[]> {
  const ignored = await ignoredUsersOf(tx, userId);
  const invitations = (await membershipsOf(tx, userId)).filter(
    ({ membership, position, sender }) =>
      membership === "invite" && position > stretch.after && position <= stretch.upTo && !ignored.has(sender),
  );
  const rules = await pushRulesOf(tx, userId);
  const newest = invitations.slice(-newsAtOnce).map(({ eventId }) => eventId);
  const told: Told[] = [];
  for (const event of await readEvents(tx, newest)) {
    const room = await readRoom(tx, event.roomId);
    if (room === undefined) continue;
    const rule = decidingPushRule(rules, clientEvent(event), await pushContextOf(tx, room, userId));
    const decision = rule === undefined ? undefined : decide(rule.actions);
    if (decision?.notify === true) told.push({ event, tweaks: tweaksOf(decision.tweaks, decision.highlight) });
  }
  return told;
}

async function describe(tx: ReadTransaction, userId: UserId, { event, tweaks }: Told): Promise<PushNews> {
  const state = await lookUpState(tx, event.roomId, [
    ["m.room.name", ""],
    ["m.room.canonical_alias", ""],
  ]);
  return {
    position: event.position,
    event: clientEvent(event),
    tweaks,
    senderDisplayName: (await readMembership(tx, event.roomId, event.sender))?.displayName ?? undefined,
    roomName: textOf(state, "m.room.name", "name"),
    roomAlias: textOf(state, "m.room.canonical_alias", "alias"),
    userId,
  };
}

function clientEvent(event: StoredEvent): JsonObject & { readonly room_id: RoomId } {
  return { ...JSON.parse(event.client), room_id: event.roomId };
}

function textOf(state: StateLookup, type: string, key: string): string | undefined {
  const value = state(type, "")?.pdu.content[key];
  return typeof value === "string" ? value : undefined;
}

async function countEverywhere(tx: ReadTransaction, reader: UserId, upTo: number): Promise<number> {
  const rules = await pushRulesOf(tx, reader);
  const ignoredUsers = await ignoredUsersOf(tx, reader);
  let unread = 0;
  for (const room of await joinedRoomsOf(tx, reader)) {
    unread += (await countUnread(tx, { room, reader, rules, ignoredUsers, upTo })).notification_count;
  }
  return unread;
}
