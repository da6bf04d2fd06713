import type { PushAction } from "@conclave/protocol/events/push-rules";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import { othersEvents } from "@conclave/storage/timeline/notable-events";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { membershipLookup } from "../timeline/membership-lookup.ts";
import { presentEvents, type Reader } from "../timeline/present-events.ts";
import { timelinePosition } from "../timeline/timeline-position.ts";
import { type Judged, readJudge } from "./judge-events.ts";

export interface NotificationsInput {
  readonly reader: Reader;
  readonly from: string | undefined;
  readonly limit: number | undefined;
  readonly highlightsOnly: boolean;
}

export interface Notification {
  readonly actions: readonly PushAction[];
  /** JSON text. */
  readonly event: string;
  readonly read: boolean;
  readonly roomId: RoomId;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Notifications {
  readonly notifications: readonly Notification[];
  readonly nextToken: string | undefined;
}

const defaultLimit = 20;
const maximumLimit = 100;
/** Positions that are looked at first; four times as many each time that they don't suffice, up to the largest stretch. */
const firstStretch = 2_000;
const largestStretch = 32_000;
/** Stretches for one page. Whoever is notified of little gets a short page, perhaps an empty one, and goes on from its end. */
const mostStretches = 6;
/** Events that are judged at a time. */
const judgedEvents = 500;

/**
 * A page of what a person is notified of in the rooms that they are in, newest first, by their rules and the rooms as they are
 * now (spec "Listing Notifications"). Nothing is kept for it: it is found again in the timelines.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a token of no server.
 */
export const getNotifications = query(
  "push.get-notifications",
  async (context, input: NotificationsInput): Promise<Notifications> => {
    const { tx, now } = context;
    const { reader } = input;
    const limit = Math.min(Math.max(input.limit ?? defaultLimit, 1), maximumLimit);
    const from = timelinePosition(context, input.from, "from") ?? (await committedPosition(tx));
    const judge = await readJudge(tx, reader.userId);
    const found: Judged[] = [];
    let upTo = from;
    for (let round = 0; round < mostStretches && upTo > 0 && found.length <= limit; round++) {
      const after = Math.max(0, upTo - Math.min(firstStretch * 4 ** round, largestStretch));
      const events = await othersEvents(tx, { reader: reader.userId, after, upTo, limit: judgedEvents });
      for (const event of events) {
        const judged = await judge(event);
        if (judged !== undefined && (judged.highlight || !input.highlightsOnly)) found.push(judged);
      }
      const last = events.length === judgedEvents ? events.at(-1) : undefined;
      upTo = last === undefined ? after : last.position - 1;
    }
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = found.length > limit && last !== undefined ? last.event.position - 1 : upTo;
    const membershipAt = membershipLookup(await membershipChangesOf(tx, reader.userId, 0, from));
    const texts = await presentEvents(
      tx,
      page.map(({ event }) => event),
      { reader, now, membershipAt, withRoomId: true },
    );
    return {
      notifications: page.map(({ event, actions, read }, index) => ({
        actions,
        event: texts[index] ?? "{}",
        read,
        roomId: event.roomId,
        at: event.originServerTs,
      })),
      nextToken: next > 0 ? encodeTimelineToken(context.instance().restoreEpoch, next) : undefined,
    };
  },
);
