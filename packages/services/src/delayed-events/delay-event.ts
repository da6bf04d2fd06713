import { canonicalJson } from "@conclave/base/canonical-json";
import type { JsonObject } from "@conclave/base/json";
import { randomToken } from "@conclave/base/randomness";
import { utf8Length } from "@conclave/base/utf8";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { requireAllowed } from "@conclave/rules/rooms/authorization/verdict";
import { checkEncryptionPolicy } from "@conclave/rules/rooms/encryption-policy";
import { checkEventNames, maximumEventBytes } from "@conclave/rules/rooms/event-format";
import { checkMessageContent } from "@conclave/rules/rooms/message-content";
import { delayedEventsOf, insertDelayedEvent } from "@conclave/storage/delayed-events/delayed-event-store";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../core/verb.ts";
import { notInRoom } from "../rooms/require-room.ts";
import { lookUpState } from "../rooms/room-state-lookup.ts";
import type { Reader } from "../timeline/present-events.ts";

export interface DelayEventInput {
  readonly sender: Reader;
  readonly roomId: RoomId;
  readonly type: string;
  readonly content: JsonObject;
  /** Undefined for everything but state. */
  readonly stateKey: string | undefined;
  /** Undefined for state. */
  readonly transactionId: string | undefined;
  /** Milliseconds. */
  readonly delay: number;
}

const longestDelay = 24 * 60 * 60 * 1_000;
/** Of one person at the same time. */
const mostEvents = 100;

/**
 * Keeps an event to be sent after a delay, unless its sender says otherwise (MSC4140). Whether the room lets it in is decided
 * then; the organisation's encryption policy is asked now too, so that nothing readable waits. The same request, sent again by
 * the same device, keeps no second one.
 *
 * @returns what it is called until it is sent, and when that is.
 * @throws MatrixError `M_UNKNOWN` for more than a day, with the fields that tell so; `M_BAD_JSON`
 * as `checkMessageContent` does; `M_FORBIDDEN` for who isn't in the room, and for what the
 * policy refuses; `M_LIMIT_EXCEEDED` for who has a hundred waiting; `M_TOO_LARGE`.
 * @throws AppError `M_BAD_JSON` for what canonical JSON refuses.
 */
export const delayEvent = command(
  "delayed-events.delay-event",
  async (context, input: DelayEventInput): Promise<{ readonly delayId: string; readonly sendAt: number }> => {
    const { sender, roomId, type, content, delay } = input;
    const { tx, now } = context;
    if (delay > longestDelay) throw tooLong();
    const draft = { type, content, ...(input.stateKey !== undefined && { state_key: input.stateKey }) };
    checkEventNames(draft);
    if ((await readMembership(tx, roomId, sender.userId))?.membership !== "join") throw notInRoom();
    const state = await lookUpState(tx, roomId, [["m.room.encryption", ""]]);
    requireAllowed(checkEncryptionPolicy(context.settings.encryption, draft, state));
    checkMessageContent(draft);
    const waiting = await delayedEventsOf(tx, sender.userId);
    const same = waiting.find(
      (event) =>
        event.transactionId !== null &&
        event.transactionId === input.transactionId &&
        event.deviceId === sender.deviceId &&
        event.roomId === roomId &&
        event.type === type,
    );
    if (same !== undefined) return same;
    if (waiting.length >= mostEvents)
      throw new MatrixError("M_LIMIT_EXCEEDED", "Too many events of yours are waiting.");
    const times = { delayId: randomToken(context.randomness, 18), sendAt: now + delay };
    await insertDelayedEvent(tx, {
      ...times,
      ...sender,
      roomId,
      type,
      stateKey: input.stateKey ?? null,
      transactionId: input.transactionId ?? null,
      content: contentText(content),
      delay,
      runningSince: now,
    });
    return times;
  },
);

/** What could never be sent isn't kept: nobody would be there to hear the refusal. */
function contentText(content: JsonObject): string {
  const text = canonicalJson(content);
  if (utf8Length(text) > maximumEventBytes) {
    throw new MatrixError("M_TOO_LARGE", `The event is larger than ${maximumEventBytes} bytes.`);
  }
  return text;
}

function tooLong(): MatrixError {
  return new MatrixError("M_UNKNOWN", `The delay can be at most ${longestDelay} ms.`, {
    "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
    "org.matrix.msc4140.max_delay": longestDelay,
  });
}
