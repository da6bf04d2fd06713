import { timingSafeEqual } from "node:crypto";
import { pushersWithKeys } from "@conclave/storage/push/pusher-store";
import { query } from "../core/verb.ts";
import { sha256 } from "../rooms/seal-event.ts";

/** A subscription that somebody says they were told of. */
export interface ClaimedPusher {
  readonly appId: string;
  readonly pushkey: string;
  readonly endpoint: string | undefined;
  readonly auth: string | undefined;
}

/**
 * Whether somebody here set a pusher with this key and exactly this subscription, for each of those claimed (at most 100) in their
 * order.
 */
export const knownPushers = query(
  "push.known-pushers",
  async ({ tx }, claimed: readonly ClaimedPusher[]): Promise<readonly boolean[]> => {
    const pushkeys = claimed.map(({ pushkey }) => pushkey);
    const byKey = Map.groupBy(await pushersWithKeys(tx, pushkeys), ({ pushkey }) => pushkey);
    return claimed.map(({ appId, pushkey, endpoint, auth }) =>
      (byKey.get(pushkey) ?? []).some((pusher) => {
        const known: { readonly endpoint?: unknown; readonly auth?: unknown } = JSON.parse(pusher.data);
        return pusher.appId === appId && isSame(known.endpoint, endpoint) && isSame(known.auth, auth);
      }),
    );
  },
);

/** Compares in constant time: who doesn't know the secret of a subscription learns nothing of it. */
function isSame(known: unknown, claimed: string | undefined): boolean {
  return typeof known === "string" && claimed !== undefined && timingSafeEqual(sha256(known), sha256(claimed));
}
