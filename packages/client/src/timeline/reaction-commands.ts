import { type Randomness, randomToken } from "@conclave/base/randomness";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { TimelineCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import { ownReactions, type WantedReaction } from "./reactions.ts";
import { redact } from "./redact.ts";

/** Reacting, and what of it is on its way. */
export interface ReactionCommands extends Pick<TimelineCommands, "setReaction"> {
  /** The own reactions to an event that the server was told of and that its timeline doesn't show yet. */
  wanted(roomId: string, eventId: string): readonly WantedReaction[];
}

/**
 * Reactions travel beside the queue: they are small, in the clear by specification, and no order of theirs matters.
 * `onChange` is called when what is wanted changed; `onUsed` with each emoji that was taken.
 */
export function reactionCommands(
  randomness: Randomness,
  sdk: MatrixClient,
  onChange: (roomId: string) => void,
  onUsed: (key: string) => void,
): ReactionCommands {
  const wants = new Map<string, WantedReaction[]>();
  const busy = new Map<string, Promise<void>>();
  // The ids of own reactions of this run: one can be taken back before the timeline has it.
  const sent = new Map<string, string>();
  const place = (roomId: string, eventId: string) => `${roomId} ${eventId}`;

  function forget(at: string, want: WantedReaction): void {
    const left = (wants.get(at) ?? []).filter((other) => other !== want);
    if (left.length === 0) wants.delete(at);
    else wants.set(at, left);
  }

  async function tell(roomId: string, eventId: string, key: string, on: boolean): Promise<void> {
    const room = sdk.getRoom(roomId);
    if (room === null) throw new ClientError({ code: "room-unknown" });
    const name = `${roomId} ${eventId} ${key}`;
    const told = sent.get(name);
    const own = new Set([...ownReactions(room, eventId, key), ...(told === undefined ? [] : [told])]);
    if (on && own.size === 0) {
      const path = `/rooms/${encodeURIComponent(roomId)}/send/m.reaction/${randomToken(randomness, 16)}`;
      const content = { "m.relates_to": { rel_type: "m.annotation", event_id: eventId, key } };
      const { event_id: reactionId } = await sdk.http.authedRequest<{ event_id: string }>(
        Method.Put,
        path,
        undefined,
        content,
      );
      sent.set(name, reactionId);
    }
    if (!on) {
      for (const reactionId of own) await redact(randomness, sdk, roomId, reactionId, undefined);
      sent.delete(name);
    }
  }

  return {
    wanted(roomId, eventId) {
      const at = place(roomId, eventId);
      const room = sdk.getRoom(roomId);
      for (const want of wants.get(at) ?? []) {
        const is = room !== null && ownReactions(room, eventId, want.key).length > 0;
        if (is === want.on && !busy.has(at)) forget(at, want);
      }
      return wants.get(at) ?? [];
    },
    async setReaction(roomId, eventId, key, on) {
      const at = place(roomId, eventId);
      const want = { key, on };
      wants.set(at, [...(wants.get(at) ?? []).filter((other) => other.key !== key), want]);
      onChange(roomId);
      if (on) onUsed(key);
      // One after the other: taking back what is still being told would find nothing to take back.
      const turn = (busy.get(at) ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => asClientError(() => tell(roomId, eventId, key, on)));
      busy.set(at, turn);
      try {
        await turn;
      } catch (error) {
        forget(at, want);
        throw error;
      } finally {
        if (busy.get(at) === turn) busy.delete(at);
        onChange(roomId);
      }
    },
  };
}
