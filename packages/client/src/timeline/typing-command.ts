import type { Cancel, Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { TimelineCommands } from "../commands.ts";

/** Milliseconds for which the server takes someone for typing, and after which it is told again. */
const typingTimeout = 20_000;
const typingAgain = 8_000;
/** Milliseconds of typing before anybody is told: a word that is sent at once costs no request. */
const typingBegins = 500;

/** Typing notices (spec "Typing Notifications"). `prepare` has a room's key sent before it is needed; `isOnline` tells whether the server was heard last time. */
export function typingCommand(
  clock: Clock,
  sdk: Pick<MatrixClient, "getRoom" | "sendTyping">,
  prepare: (room: Room) => void,
  isOnline: () => boolean,
): Pick<TimelineCommands, "setTyping"> {
  const told = new Map<string, { readonly typing: boolean; readonly at: number }>();
  const beginning = new Map<string, Cancel>();

  function tell(roomId: string, typing: boolean): void {
    told.set(roomId, { typing, at: clock.now() });
    // Nobody misses a typing notice that did not arrive.
    if (isOnline()) sdk.sendTyping(roomId, typing, typingTimeout).catch(() => undefined);
  }

  function begin(roomId: string): void {
    const room = sdk.getRoom(roomId);
    if (room?.hasEncryptionStateEvent() && isOnline()) prepare(room);
    const after = () => {
      beginning.delete(roomId);
      tell(roomId, true);
    };
    beginning.set(roomId, clock.after(typingBegins, after));
  }

  return {
    async setTyping(roomId, typing) {
      if (sdk.getRoom(roomId) === null) return;
      const last = told.get(roomId);
      if (!typing) {
        beginning.get(roomId)?.();
        beginning.delete(roomId);
        if (last?.typing) tell(roomId, false);
      } else if (!last?.typing) {
        if (!beginning.has(roomId)) begin(roomId);
      } else if (clock.now() - last.at >= typingAgain) tell(roomId, true);
    },
  };
}
