import { advancePusher, deletePusher, type PusherKey, type PusherProgress } from "@conclave/storage/push/pusher-store";
import { command } from "../core/verb.ts";

/** Notes how far a pusher is; null removes it: its gateway says that the key is no good any more. */
export const noteDelivery = command(
  "push.note-delivery",
  async ({ tx }, input: PusherKey & { readonly progress: PusherProgress | null }): Promise<void> => {
    if (input.progress === null) await deletePusher(tx, input);
    else await advancePusher(tx, input, input.progress);
  },
);
