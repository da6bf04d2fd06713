import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { pushersOf } from "@conclave/storage/push/pusher-store";
import { query } from "../core/verb.ts";

/** The pushers of the caller. */
export const getPushers = query("push.get-pushers", (context, input: { readonly userId: UserId }) =>
  pushersOf(context.tx, input.userId),
);
