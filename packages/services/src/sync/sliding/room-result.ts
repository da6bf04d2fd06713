import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { lastPositionOfTypes } from "@conclave/storage/timeline/room-activity";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { countUnread, type UnreadFacts } from "../../push/unread-counts.ts";
import { presentEvents } from "../../timeline/present-events.ts";
import type { RoomView } from "../../timeline/room-view.ts";
import { readTimelineSection, type TimelineSection } from "../timeline-section.ts";
import { type ConnectedRoom, listsOf, nothing, type RoomResult, type RoomResultOptions } from "./connected-room.ts";
import { readOwnMembership, readRequiredState } from "./required-state-section.ts";
import { readRoomDescription } from "./room-description.ts";
import { readStrippedResult } from "./stripped-result.ts";

/** The types that bring a room up in a list that is sorted by what people say (MSC4186, `bump_stamp`). */
const bumpTypes = [
  "m.room.create",
  "m.room.message",
  "m.room.encrypted",
  "m.sticker",
  "m.call.invite",
  "m.poll.start",
  "org.matrix.msc3381.poll.start",
  "m.beacon_info",
  "org.matrix.msc3672.beacon_info",
];

/** What was read of several rooms together. */
export interface RoomReadings {
  /** The room as the reader sees it; undefined for somebody who sees nothing of it. */
  readonly view: RoomView | undefined;
  readonly unreadFacts: UnreadFacts;
}

/**
 * What is new of a room for a connection.
 */
export async function readRoomResult(
  tx: ReadTransaction,
  room: ConnectedRoom,
  options: RoomResultOptions,
  read: RoomReadings,
): Promise<RoomResult> {
  const { membership } = room.standing;
  if (membership === "invite" || membership === "knock") return readStrippedResult(tx, room, options);
  return readWholeResult(tx, room, options, read);
}

async function readWholeResult(
  tx: ReadTransaction,
  room: ConnectedRoom,
  options: RoomResultOptions,
  read: RoomReadings,
): Promise<RoomResult> {
  const { sent, standing, timelineLimit } = room;
  const { roomId } = room.room;
  const { presentation, epoch, form } = options;
  const reader = presentation.reader.userId;
  const isJoined = standing.membership === "join";
  const upTo = isJoined ? options.upTo : standing.position;
  const { known, isStill, isExpanded, isQuiet } = newsOf(room, options);
  if (sent !== undefined && isQuiet) return nothing(sent);
  const since = known?.upTo;

  const stretch = { since: isExpanded ? undefined : since, upTo };
  const section = await readTimelineSection(tx, read.view, { limit: timelineLimit }, stretch);
  // A client that is given older events as well must not put them behind those that it has.
  const limited = section.limited || isExpanded;
  const state = await readStateOf(tx, room, { section, since, limited, upTo }, options);
  const isOther = !isStill || isExpanded || state.events.length > 0;
  if (sent !== undefined && !isOther) return { ...nothing(sent), sentMembers: state.sentMembers };

  const { view } = section;
  const timeline = await presentEvents(
    tx,
    section.events,
    view === undefined ? presentation : { ...presentation, view },
  );
  const bump = view === undefined ? standing.position : await lastPositionOfTypes(tx, roomId, bumpTypes, { upTo });
  const facts = {
    ...(known === undefined && { initial: true }),
    ...(isExpanded && { [form === "merged" ? "expanded_timeline" : "unstable_expanded_timeline"]: true }),
    ...(isJoined && (await readRoomDescription(tx, room.room, reader, since))),
    ...((known === undefined ? room.isDirect : sent?.isDirect !== room.isDirect) && { is_dm: room.isDirect }),
    membership: standing.membership,
    limited,
    num_live: numLive(section, options.liveAfter),
    prev_batch: encodeTimelineToken(epoch, section.previous),
    bump_stamp: bump ?? standing.position,
    ...(isJoined && { joined_count: room.room.joinedMembers, invited_count: room.room.invitedMembers }),
    ...(isJoined && form === "unstable" && (await readCounts(tx, room, options, read.unreadFacts))),
    ...listsOf(room, options),
  };
  const required = await presentEvents(
    tx,
    state.events,
    view === undefined ? presentation : { ...presentation, stateView: view },
  );
  return {
    text: `${JSON.stringify(facts).slice(0, -1)},"required_state":[${required.join(",")}],"timeline":[${timeline.join(",")}]}`,
    freshTimeline: stretch.since === undefined ? section.events.map(({ eventId }) => eventId) : undefined,
    sentMembers: state.sentMembers,
  };
}

/** What can be told of a room without reading it: `isQuiet` where there is nothing new. */
export function newsOf({ sent, standing, timelineLimit, ...room }: ConnectedRoom, { presentation }: RoomResultOptions) {
  const isJoined = standing.membership === "join";
  // What the client has of a room is worth something only if it had it as one that the person is in.
  const known =
    sent !== undefined && presentation.membershipAt(room.room.roomId, sent.upTo) === "join" ? sent : undefined;
  const isStill = room.activity <= (sent?.upTo ?? 0) && !room.isReadFurther && sent?.isDirect === room.isDirect;
  const isExpanded = isJoined && known !== undefined && timelineLimit > known.timelineLimit;
  const wantsOtherState = isJoined && room.requiredState !== room.metWishes;
  return { known, isStill, isExpanded, isQuiet: sent !== undefined && isStill && !isExpanded && !wantsOtherState };
}

async function readStateOf(
  tx: ReadTransaction,
  room: ConnectedRoom,
  part: {
    readonly section: TimelineSection;
    readonly since: number | undefined;
    readonly limited: boolean;
    readonly upTo: number;
  },
  options: RoomResultOptions,
) {
  const { section, since, limited, upTo } = part;
  const { roomId } = room.room;
  const reader = options.presentation.reader.userId;
  const isJoined = room.standing.membership === "join";
  // Whoever is no longer there must be able to tell that, whatever state they wanted.
  const own = isJoined ? [] : await readOwnMembership(tx, roomId, reader, upTo);
  if (section.view === undefined || section.stateUpTo === undefined) return { events: own, sentMembers: [] };
  const state = await readRequiredState(tx, section.view, {
    wishes: room.requiredState,
    metWishes: room.metWishes,
    upTo: Math.min(upTo, section.stateUpTo),
    since,
    timeline: section.events,
    limited,
    sentMembers: room.sent?.members ?? [],
  });
  const others = state.events.filter(({ eventId }) => !own.some((event) => event.eventId === eventId));
  return { events: [...others, ...own], sentMembers: state.sentMembers };
}

async function readCounts(
  tx: ReadTransaction,
  { room }: ConnectedRoom,
  options: RoomResultOptions,
  facts: UnreadFacts,
) {
  const { notification_count, highlight_count } = await countUnread(tx, {
    room,
    reader: options.presentation.reader.userId,
    rules: options.pushRules,
    ignoredUsers: options.ignoredUsers,
    upTo: options.upTo,
    facts,
  });
  return { notification_count, highlight_count };
}

function numLive({ events }: TimelineSection, liveAfter: number | undefined): number {
  return liveAfter === undefined ? 0 : events.filter(({ position }) => position > liveAfter).length;
}
