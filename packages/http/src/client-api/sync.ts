import { sync } from "@conclave/protocol/client-api/sync";
import { acknowledgeToDevice } from "@conclave/services/sync/acknowledge-to-device";
import { completeSync } from "@conclave/services/sync/complete-sync";
import { sync as readSync } from "@conclave/services/sync/sync";
import type { StateName, SyncAnswer, SyncRequest } from "@conclave/services/sync/sync-request";
import { typingSerialOf } from "@conclave/streams/sync-token";
import { filterUses } from "../edge/filter-uses.ts";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

const longestWait = 60_000;

/** GET /_matrix/client/v3/sync */
export function syncRoute({
  dispatcher,
  notifier,
  typing,
  presence,
  clock,
  settings,
}: Pick<Parts, "dispatcher" | "notifier" | "typing" | "presence" | "clock" | "settings">): Route {
  const noteFilter = filterUses(dispatcher, clock);
  const complete = async (request: SyncRequest, answer: SyncAnswer) => {
    const met = settings.presence ? answer.met.map((userId) => presence.of(userId)) : [];
    const present = met.filter(({ state }) => state !== "offline");
    return new JsonText(await completeSync(dispatcher, request, answer, { met: present, now: clock.now() }));
  };
  return route(sync, async ({ caller, query, signal, identifyAgain }) => {
    const { userId, deviceId } = caller;
    const timeout = Math.min(query.timeout ?? 0, longestWait);
    const deadline = clock.now() + timeout;
    const typingSince = typingSerialOf(query.since);
    let keys: string | undefined;
    for (;;) {
      const { mark } = notifier;
      const request: SyncRequest = {
        userId,
        deviceId,
        since: query.since,
        filter: query.filter,
        fullState: query.full_state ?? false,
        stateName: stateNameOf(query),
        typing: typing.changesSince(typingSince),
        presence: settings.presence ? presence.changesSince(typingSince) : [],
      };
      const answer = await dispatcher.run(readSync, request);
      await noteFilter(userId, query.filter);
      if (settings.presence) presence.keepAlive(userId, query.set_presence ?? "online", answer.roomIds);
      if (answer.acknowledged !== undefined) {
        await dispatcher.run(acknowledgeToDevice, { userId, deviceId, position: answer.acknowledged });
      }
      const left = deadline - clock.now();
      // A device whose keys were claimed meanwhile must hear of it, to upload others before they run out.
      keys ??= answer.keys;
      // A first sync is answered at once, and so is whoever asked for the whole state.
      const isDue = query.since === undefined || request.fullState || keys !== answer.keys;
      if (!answer.empty || left <= 0 || isDue) return complete(request, answer);
      const wake = await notifier.wait({
        userId,
        deviceId,
        roomIds: answer.roomIds,
        since: answer.position,
        mark,
        timeout: left,
        signal,
      });
      if (wake !== "change") return complete(request, answer);
      // The session may have ended in the moment before the wait began.
      await identifyAgain();
    }
  });
}

function stateNameOf(query: {
  readonly use_state_after?: boolean;
  readonly "org.matrix.msc4222.use_state_after"?: boolean;
}): StateName {
  if (query.use_state_after === true) return "state_after";
  return query["org.matrix.msc4222.use_state_after"] === true ? "org.matrix.msc4222.state_after" : "state";
}
