import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Person } from "../snapshots/person.ts";
import type { Reaction } from "../snapshots/reaction.ts";

/** Different emoji of one message that are kept, and characters (UTF-16) of the longest key. */
const mostKeys = 30;
const longestKey = 64;

/** Reactions that were met before their messages, since a conversation is read from its end. */
export interface CollectedReactions {
  take(event: MatrixEvent): void;
  /** Those to a message, the most frequent first; they are forgotten. */
  of(eventId: string): readonly Reaction[];
}

export function collectedReactions(ownUserId: string, personOf: (userId: string) => Person): CollectedReactions {
  const sendersByKey = new Map<string, Map<string, Set<string>>>();
  return {
    take(event) {
      const relation = event.getRelation();
      const { event_id: target, key } = relation ?? {};
      if (event.getType() !== "m.reaction" || event.isRedacted() || target === undefined || !key) return;
      if (key.length > longestKey) return;
      const keys = sendersByKey.get(target) ?? new Map<string, Set<string>>();
      sendersByKey.set(target, keys);
      if (!keys.has(key) && keys.size >= mostKeys) return;
      keys.set(key, (keys.get(key) ?? new Set()).add(event.getSender() ?? ""));
    },
    of(eventId) {
      const keys = sendersByKey.get(eventId) ?? new Map<string, Set<string>>();
      sendersByKey.delete(eventId);
      return [...keys]
        .map(([key, senders]): Reaction => {
          const others = [...senders].filter((userId) => userId !== ownUserId);
          const names = others.map((userId) => personOf(userId).name);
          return { key, count: senders.size, own: senders.has(ownUserId), names };
        })
        .sort((left, right) => right.count - left.count);
    },
  };
}
