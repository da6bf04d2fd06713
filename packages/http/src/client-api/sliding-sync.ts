import { slidingSync } from "@conclave/protocol/client-api/sliding-sync";
import { readUnstableBody } from "@conclave/services/sync/sliding/read-body";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import { type PollParts, pollSlidingSync } from "./poll-sliding-sync.ts";

/** POST /_matrix/client/unstable/org.matrix.simplified_msc3575/sync */
export function slidingSyncRoute(parts: PollParts): Route {
  return route(slidingSync, async ({ caller, query, body, signal, identifyAgain }) => {
    const wishes = readUnstableBody(body, caller.userId);
    const { pos, timeout, set_presence: presence } = query;
    const poll = { caller, wishes, pos, timeout, presence, signal, identifyAgain };
    const text = await pollSlidingSync(parts, poll);
    if (body.txn_id === undefined) return new JsonText(text);
    return new JsonText(`{"txn_id":${JSON.stringify(body.txn_id)},${text.slice(1)}`);
  });
}
