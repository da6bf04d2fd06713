import { duePushers, type PushersDue } from "@conclave/storage/push/pusher-store";
import { query } from "../core/verb.ts";

/** The pushers that may have something to tell. */
export const readDuePushers = query("push.read-due-pushers", (context, input: Omit<PushersDue, "now">) =>
  duePushers(context.tx, { ...input, now: context.now }),
);
