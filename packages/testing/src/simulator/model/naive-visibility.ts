import type { NaiveEvent, NaiveRoom } from "./naive-room.ts";

/** How things stood when an event came: before it and, where it changed them itself, after it. */
interface Moment {
  visibility: string;
  membership: string | undefined;
}

/**
 * The events of a room that somebody may see, oldest first: the rules of the specification ("Room History Visibility",
 * "Server behaviour"), asked of one event after the other.
 */
export function visibleEvents(room: NaiveRoom, userId: string): readonly NaiveEvent[] {
  const lastJoin = room.events.findLastIndex((event) => isMembership(event, userId) && membershipIn(event) === "join");
  let moment: Moment = { visibility: "shared", membership: undefined };
  return room.events.filter((event, index) => {
    const before = moment;
    moment = { ...moment };
    if (event.type === "m.room.history_visibility" && event.stateKey === "") {
      moment.visibility = visibilityIn(event);
    }
    if (isMembership(event, userId)) moment.membership = membershipIn(event);
    const hasJoinedSince = index < lastJoin;
    return [before.visibility, moment.visibility].some((visibility) =>
      [before.membership, moment.membership].some((membership) => {
        if (visibility === "world_readable" || membership === "join") return true;
        if (visibility === "shared" && hasJoinedSince) return true;
        return visibility === "invited" && membership === "invite";
      }),
    );
  });
}

function isMembership({ type, stateKey }: NaiveEvent, userId: string): boolean {
  return type === "m.room.member" && stateKey === userId;
}

function membershipIn({ content }: NaiveEvent): string | undefined {
  return typeof content["membership"] === "string" ? content["membership"] : undefined;
}

function visibilityIn({ content }: NaiveEvent): string {
  const told = content["history_visibility"];
  return typeof told === "string" && ["world_readable", "shared", "invited", "joined"].includes(told) ? told : "shared";
}

/** Those of the events that somebody may see that they are shown: none of the people that they ignore, but of the room's state. */
export function shownEvents(
  room: NaiveRoom,
  { userId, ignored }: { readonly userId: string; readonly ignored: ReadonlySet<string> },
): readonly NaiveEvent[] {
  return visibleEvents(room, userId).filter(({ sender, stateKey }) => stateKey !== undefined || !ignored.has(sender));
}
