import { syncV4 } from "@conclave/protocol/client-api/sync-v4";
import { readMergedBody } from "@conclave/services/sync/sliding/read-body";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import { type PollParts, pollSlidingSync } from "./poll-sliding-sync.ts";

/** POST /_matrix/client/v4/sync */
export function syncV4Route(parts: PollParts): Route {
  return route(syncV4, async ({ caller, body, signal, identifyAgain }) => {
    const { pos, timeout, set_presence: presence } = body;
    const poll = { caller, wishes: readMergedBody(body), pos, timeout, presence, signal, identifyAgain };
    return new JsonText(await pollSlidingSync(parts, poll));
  });
}
