import type { Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import { Direction } from "matrix-js-sdk/lib/models/event-timeline.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { type AttachmentSource, attachmentContentOf } from "../attachments/attachment-content.ts";
import { replyTarget } from "../formatting/reply-fallback.ts";
import { personOf } from "../rooms/person-of.ts";
import type { Person } from "../snapshots/person.ts";
import type { TranscriptLine, TranscriptPage } from "../snapshots/transcript.ts";
import type { ContentParts } from "../timeline/content-parts.ts";
import { timelineItem } from "../timeline/timeline-item.ts";
import { collectedReactions } from "./collected-reactions.ts";
import { lateKeys } from "./late-keys.ts";

/** A conversation on its way from its end to its beginning; no more of it is held than one page, and the reactions whose messages are still to come. */
export interface Transcript {
  next(): Promise<TranscriptPage>;
  /** Where the bytes are of a file of the newest page; null if it has none of this key. */
  fileOf(key: string): AttachmentSource | null;
}

const pageSize = 100;

/** `isLocked`: this device can't open the backup, so that no key comes from there. */
export function readTranscript(clock: Clock, sdk: MatrixClient, room: Room, isLocked: () => boolean): Transcript {
  // Events that are known are the SDK's own objects, the others belong to nobody.
  const mapper = sdk.getEventMapper({ preventReEmit: true, decrypt: false });
  const names = new Map<string, string>();
  const waitForKeys = lateKeys(clock);
  const reactions = collectedReactions(room.myUserId, personHere);
  let from: string | null = null;
  let files = new Map<string, AttachmentSource>();

  /** Whoever left is known by what the pages say of their senders. */
  function personHere(userId: string): Person {
    const person = personOf(room, userId);
    return person.name === userId ? { ...person, name: names.get(userId) ?? userId } : person;
  }

  function partsOf(event: MatrixEvent): ContentParts {
    const target = replyTarget(event.getWireContent());
    const nothing = { sender: null, timestamp: null, content: { kind: "unavailable" } } as const;
    return {
      replyTo: target === null ? null : { eventId: target, ...nothing },
      reactions: reactions.of(event.getId() ?? ""),
      pinned: false,
      mentionsSelf: false,
    };
  }

  function lineOf(event: MatrixEvent): TranscriptLine | null {
    reactions.take(event);
    const eventId = event.getId() ?? "";
    const surroundings = { partsOf, threadOf: () => null, locked: isLocked() };
    const security = event.isEncrypted() ? "encrypted" : "clear";
    const item = timelineItem(room, event, eventId, security, surroundings);
    if (item === null || item.kind === "date") return null;
    const file = item.kind === "attachment" ? attachmentContentOf(event.getContent())?.file : null;
    if (file) files.set(eventId, file);
    return { item: { ...item, sender: personHere(item.sender.userId), readBy: [] }, threadId: threadOf(event) };
  }

  return {
    async next() {
      const {
        chunk,
        end,
        state = [],
      } = await sdk.createMessagesRequest(room.roomId, from, pageSize, Direction.Backward);
      for (const { type, state_key: userId, content } of state) {
        const name: unknown = content["displayname"];
        if (type === "m.room.member" && userId !== undefined && typeof name === "string" && name !== "") {
          names.set(userId, name);
        }
      }
      const events = chunk.map(mapper);
      const all = events.flatMap((event) => [event, event.replacingEvent()]).filter((event) => event !== null);
      await Promise.all(all.map((event) => sdk.decryptEventIfNeeded(event).catch(() => undefined)));
      if (!isLocked()) await waitForKeys(all);
      files = new Map();
      const lines = events.map(lineOf).filter((line) => line !== null);
      from = end ?? null;
      return { lines: lines.reverse(), done: end === undefined || chunk.length === 0 };
    },
    fileOf: (key) => files.get(key) ?? null,
  };
}

/** By the event's own word: the SDK counts answers to the first message of a thread among it. */
function threadOf(event: MatrixEvent): string | null {
  const relation = event.getWireContent()["m.relates_to"];
  return relation?.rel_type === "m.thread" ? (relation.event_id ?? null) : null;
}
