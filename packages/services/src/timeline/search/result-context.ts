import { isJsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import type { QueryContext } from "../../core/verb.ts";
import { readTimeline } from "../filtered-timeline.ts";
import { type Presentation, presentEvents, type Reader } from "../present-events.ts";
import { readState } from "../read-state.ts";
import type { FoundEvent } from "./find-events.ts";

/** What of a result's surroundings is wanted (spec "Include Event Context"). */
export interface ContextWish {
  readonly before: number;
  readonly after: number;
  readonly withProfiles: boolean;
}

/** How somebody called themselves when an event was sent. */
export interface HistoricProfile {
  readonly displayName: string | undefined;
  readonly avatarUrl: string | undefined;
}

/** What came before and after a result; events are JSON texts. */
export interface ResultContext {
  /** Newest first. */
  readonly before: readonly string[];
  /** Oldest first. */
  readonly after: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly profiles: ReadonlyMap<UserId, HistoricProfile> | undefined;
}

/** Reads what surrounds a result, as far as the reader may see it. */
export async function readResultContext(
  context: QueryContext,
  reader: Reader,
  { event, view }: FoundEvent,
  wish: ContextWish,
): Promise<ResultContext> {
  const { tx, now } = context;
  const older = await readTimeline(tx, view, {}, { upTo: event.position - 1, limit: wish.before, backwards: true });
  const newer = await readTimeline(tx, view, {}, { after: event.position, limit: wish.after, backwards: false });
  const presentation: Presentation = { reader, now, membershipAt: view.membershipAt, withRoomId: true, view };
  const oldest = older.events.at(-1) ?? event;
  const newest = newer.events.at(-1) ?? event;
  const { restoreEpoch } = context.instance();
  return {
    before: await presentEvents(tx, older.events, presentation),
    after: await presentEvents(tx, newer.events, presentation),
    start: encodeTimelineToken(restoreEpoch, oldest.position - 1),
    end: encodeTimelineToken(restoreEpoch, newest.position),
    profiles: wish.withProfiles
      ? await readProfiles(context, { event, view }, [...older.events, event, ...newer.events])
      : undefined,
  };
}

async function readProfiles(
  { tx }: QueryContext,
  { event, view }: Pick<FoundEvent, "event" | "view">,
  events: readonly StoredEvent[],
): Promise<ReadonlyMap<UserId, HistoricProfile>> {
  const senders = [...new Set(events.map(({ sender }) => sender))];
  const members = await readState(tx, view.room, event.position, { types: ["m.room.member"], stateKeys: senders });
  const profiles = new Map<UserId, HistoricProfile>();
  for (const member of members) {
    const { content } = JSON.parse(member.client);
    const sender = senders.find((userId) => userId === member.stateKey);
    if (sender === undefined || !isJsonObject(content)) continue;
    profiles.set(sender, { displayName: textOf(content["displayname"]), avatarUrl: textOf(content["avatar_url"]) });
  }
  return profiles;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
