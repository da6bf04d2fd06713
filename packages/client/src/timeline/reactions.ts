import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { personOf } from "../rooms/person-of.ts";
import type { Reaction } from "../snapshots/reaction.ts";

/** Different emoji of one message that are shown, names told of each, and characters (UTF-16) of the longest key. */
const mostKeys = 30;
const mostNames = 20;
const longestKey = 64;

/** An own reaction that the server was told of and has not given back yet: `on` is what was asked for. */
export interface WantedReaction {
  readonly key: string;
  readonly on: boolean;
}

/** The reactions to an event, as far as they are loaded; `wanted` are the own ones that are on their way. */
export function reactionsOf(room: Room, event: MatrixEvent, wanted: readonly WantedReaction[]): readonly Reaction[] {
  const eventId = event.getId() ?? "";
  const annotations = room.relations.getChildEventsForEvent(eventId, "m.annotation", "m.reaction");
  const reactions: Reaction[] = [];
  for (const [key, events] of annotations?.getSortedAnnotationsByKey() ?? []) {
    if (key === "" || key.length > longestKey) continue;
    // Somebody can react twice with the same, and counts once.
    const senders = new Set([...events].map((reaction) => reaction.getSender() ?? ""));
    const own = senders.delete(room.myUserId);
    const names = [...senders].slice(0, mostNames).map((userId) => personOf(room, userId).name);
    reactions.push({ key, count: senders.size + (own ? 1 : 0), own, names });
  }
  return wanted
    .reduce(withWanted, reactions)
    .filter(({ count }) => count > 0)
    .slice(0, mostKeys);
}

function withWanted(reactions: readonly Reaction[], { key, on }: WantedReaction): Reaction[] {
  const known = reactions.some((reaction) => reaction.key === key);
  if (!known) return on ? [...reactions, { key, count: 1, own: true, names: [] }] : [...reactions];
  return reactions.map((reaction) =>
    reaction.key !== key || reaction.own === on
      ? reaction
      : { ...reaction, own: on, count: reaction.count + (on ? 1 : -1) },
  );
}

/** The event ids of this account's reactions to an event with `key`. */
export function ownReactions(room: Room, eventId: string, key: string): readonly string[] {
  const annotations = room.relations.getChildEventsForEvent(eventId, "m.annotation", "m.reaction");
  const own = annotations?.getAnnotationsBySender()?.[room.myUserId] ?? [];
  return [...own]
    .filter((reaction) => !reaction.isRedacted() && reaction.getRelation()?.key === key)
    .map((reaction) => reaction.getId() ?? "")
    .filter((reactionId) => reactionId.startsWith("$"));
}
