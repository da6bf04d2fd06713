import { MatrixError } from "@conclave/protocol/matrix-error";
import { acknowledgeToDevice } from "@conclave/services/sync/acknowledge-to-device";
import type { SlidingWishes } from "@conclave/services/sync/sliding/read-body";
import type { SlidingAnswer } from "@conclave/services/sync/sliding/sliding-request";
import { slidingSync } from "@conclave/services/sync/sliding/sliding-sync";
import { encodeSyncToken } from "@conclave/streams/sync-token";
import type { Caller } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

const longestWait = 60_000;

export type PollParts = Pick<
  Parts,
  "dispatcher" | "notifier" | "typing" | "presence" | "clock" | "settings" | "slidingConnections"
>;

export interface Poll {
  readonly caller: Caller;
  readonly wishes: SlidingWishes;
  readonly pos: string | undefined;
  /** Milliseconds. */
  readonly timeout: number | undefined;
  /** What the client says of its person. */
  readonly presence: "online" | "offline" | "unavailable" | undefined;
  readonly signal: AbortSignal;
  readonly identifyAgain: () => Promise<void>;
}

/**
 * Answers with what is new for a connection, waiting for it if need be.
 *
 * @returns a JSON text of `pos`, `lists`, `rooms` and `extensions`.
 * @throws MatrixError `M_UNKNOWN_POS` when the client has to begin anew.
 */
export async function pollSlidingSync(parts: PollParts, poll: Poll): Promise<string> {
  const { dispatcher, notifier, typing, clock, slidingConnections } = parts;
  const { userId, deviceId } = poll.caller;
  const { connectionId, ...wishes } = poll.wishes;
  const key = { userId, deviceId, connectionId };
  const state = poll.pos === undefined ? undefined : slidingConnections.resume(key, poll.pos);
  if (poll.pos === undefined) slidingConnections.begin(key);
  else if (state === undefined) throw new MatrixError("M_UNKNOWN_POS", "This connection is not known any more.");

  const deadline = clock.now() + Math.min(poll.timeout ?? 0, longestWait);
  let keys: string | undefined;
  for (;;) {
    const { mark } = notifier;
    const answer = await dispatcher.run(slidingSync, {
      ...wishes,
      userId,
      deviceId,
      state,
      typing: typing.changesSince(state?.typing ?? 0),
      typingNow: typing.changesSince(0),
    });
    // A connection that shows no rooms only keeps the keys in step: nobody need be there for that.
    if (parts.settings.presence && wishes.lists.length > 0) {
      parts.presence.keepAlive(userId, poll.presence ?? "online", answer.roomIds);
    }
    if (answer.acknowledged !== undefined) {
      await dispatcher.run(acknowledgeToDevice, { userId, deviceId, position: answer.acknowledged });
    }
    keys ??= answer.keys;
    const left = deadline - clock.now();
    const isDue = state === undefined || keys !== answer.keys || left <= 0;
    if (!answer.empty || isDue) return answerWith(parts, key, answer);
    const wake = await notifier.wait({
      userId,
      deviceId,
      roomIds: answer.roomIds,
      since: answer.position,
      mark,
      timeout: left,
      signal: poll.signal,
    });
    if (wake !== "change") return answerWith(parts, key, answer);
    // The session may have ended in the moment before the wait began.
    await poll.identifyAgain();
  }
}

function answerWith(
  { slidingConnections }: PollParts,
  key: { readonly userId: string; readonly deviceId: string; readonly connectionId: string },
  answer: SlidingAnswer,
): string {
  const { epoch, position, state } = answer;
  // A token like those of sync, so that /messages takes it too; the serial makes it this answer's own.
  const pos = encodeSyncToken({ epoch, position, toDevice: 0, typing: slidingConnections.nextSerial() });
  slidingConnections.keep(key, pos, state);
  return `{"pos":"${pos}","lists":${answer.lists},"rooms":${answer.rooms},"extensions":${answer.extensions}}`;
}
