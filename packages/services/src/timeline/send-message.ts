import type { JsonObject } from "@conclave/base/json";
import { type EventId, parseEventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { mayBeginThread, relationOf } from "@conclave/rules/rooms/relation";
import { hasAnnotation } from "@conclave/storage/timeline/relation-store";
import { eventOfTransaction } from "@conclave/storage/timeline/transaction-store";
import { type CommandContext, command } from "../core/verb.ts";
import { appendEvent } from "../rooms/append-event.ts";
import { readRelated } from "../rooms/note-relation.ts";
import { requireRoom } from "../rooms/require-room.ts";
import { appendRedaction } from "./append-redaction.ts";
import type { Reader } from "./present-events.ts";

export interface SendInput {
  readonly sender: Reader;
  readonly roomId: RoomId;
  readonly type: string;
  readonly transactionId: string;
  readonly content: JsonObject;
}

/**
 * Sends a message event; the same request, sent again by the same device, gives the same event.
 *
 * @throws MatrixError as `appendEvent` does; `M_DUPLICATE_ANNOTATION` for the same reaction again; `M_UNKNOWN` for a
 * thread within a thread; for an `m.room.redaction` as `appendRedaction` does, and `M_BAD_JSON` when it names no event.
 */
export const sendMessage = command("timeline.send-message", async (context, input: SendInput): Promise<EventId> => {
  const { sender, roomId, type, content } = input;
  const transaction = { ...sender, scope: `send ${roomId} ${type}`, transactionId: input.transactionId };
  const known = await eventOfTransaction(context.tx, transaction);
  if (known !== undefined) return known;
  const room = await requireRoom(context.tx, roomId);
  if (type === "m.room.redaction") {
    const victim = typeof content["redacts"] === "string" ? parseEventId(content["redacts"]) : undefined;
    if (victim === undefined) throw new MatrixError("M_BAD_JSON", "content.redacts must be an event identifier.");
    return appendRedaction(context, room, { sender: sender.userId, victim, content, transaction });
  }
  await refuseSameReaction(context, input);
  const appended = await appendEvent(context, room, { type, content, sender: sender.userId, transaction });
  // Looked at only now, so that a stranger to the room learns nothing of its events: the refusal undoes everything.
  await refuseNestedThread(context, input);
  return appended.eventId;
});

/** Each person reacts to an event once with each emoji (spec "m.annotation"). */
async function refuseSameReaction(context: CommandContext, { sender, type, content }: SendInput): Promise<void> {
  const relation = relationOf(content);
  if (relation?.annotationKey === undefined || relation.annotationKey === null) return;
  const { relatesTo, annotationKey } = relation;
  if (await hasAnnotation(context.tx, { relatesTo, annotationKey, sender: sender.userId, type })) {
    throw new MatrixError("M_DUPLICATE_ANNOTATION", "You have reacted to that event with this already.");
  }
}

async function refuseNestedThread(context: CommandContext, { roomId, content }: SendInput): Promise<void> {
  const relation = relationOf(content);
  if (relation?.relationType !== "m.thread") return;
  const target = await readRelated(context.tx, relation.relatesTo);
  if (target?.roomId === roomId && !mayBeginThread(target)) {
    throw new MatrixError("M_UNKNOWN", "No thread can begin at an event that itself relates to another.");
  }
}
