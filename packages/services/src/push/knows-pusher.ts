import { pushersWithKey } from "@conclave/storage/push/pusher-store";
import { query } from "../core/verb.ts";

/** A subscription that somebody says they were told of. */
export interface ClaimedPusher {
  readonly appId: string;
  readonly pushkey: string;
  readonly endpoint: string | undefined;
  readonly auth: string | undefined;
}

/** Whether somebody here set a pusher with this key and exactly this subscription. */
export const knowsPusher = query("push.knows-pusher", async ({ tx }, claimed: ClaimedPusher): Promise<boolean> => {
  const { appId, pushkey, endpoint, auth } = claimed;
  const pushers = await pushersWithKey(tx, appId, pushkey);
  return pushers.some(({ data }) => {
    const known: { readonly endpoint?: unknown; readonly auth?: unknown } = JSON.parse(data);
    return known.endpoint !== undefined && known.endpoint === endpoint && known.auth === auth;
  });
});
