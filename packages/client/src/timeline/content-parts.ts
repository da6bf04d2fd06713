import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { replyTarget } from "../formatting/reply-fallback.ts";
import type { ContentItem } from "../snapshots/timeline-item.ts";
import type { QuotedMessages } from "./quoted-messages.ts";
import { reactionsOf, type WantedReaction } from "./reactions.ts";

/** What hangs on something that was said. */
export type ContentParts = Pick<ContentItem, "replyTo" | "reactions" | "pinned" | "mentionsSelf">;

/** Gives what hangs on each event of a room; `pinned` are the ids of the pinned ones. */
export function contentParts(
  room: Room,
  from: {
    readonly quotes: QuotedMessages;
    readonly wantedReactions: (roomId: string, eventId: string) => readonly WantedReaction[];
  },
  pinned: ReadonlySet<string>,
): (event: MatrixEvent) => ContentParts {
  return (event) => {
    const eventId = event.getId() ?? "";
    const target = replyTarget(event.getWireContent());
    return {
      replyTo: target === null ? null : from.quotes.of(room, target),
      reactions: reactionsOf(room, event, from.wantedReactions(room.roomId, eventId)),
      pinned: pinned.has(eventId),
      mentionsSelf: mentionsSelf(room, event.getSender() ?? "", event.getContent()),
    };
  };
}

/** Whether a message of another person mentions this account, or everybody, whom its sender may mention (spec "m.mentions"). */
function mentionsSelf(room: Room, sender: string, content: JsonObject): boolean {
  const mentions = content["m.mentions"];
  if (sender === room.myUserId || !isJsonObject(mentions)) return false;
  const people = mentions["user_ids"];
  if (Array.isArray(people) && people.includes(room.myUserId)) return true;
  return mentions["room"] === true && room.currentState.mayTriggerNotifOfType("room", sender);
}
