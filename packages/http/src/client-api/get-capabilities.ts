import { getCapabilities } from "@conclave/protocol/client-api/get-capabilities";
import { readCaller } from "@conclave/services/administration/read-caller";
import type { Dispatcher } from "@conclave/services/core/verb";
import { type Caller, type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/capabilities */
export function getCapabilitiesRoute({
  settings,
  dispatcher,
  webPush,
}: Pick<Parts, "settings" | "dispatcher" | "webPush">): Route {
  return route(getCapabilities, async ({ caller }) => ({
    capabilities: {
      "m.change_password": { enabled: true },
      "m.room_versions": {
        default: settings.defaultRoomVersion,
        available: { "10": "stable", "11": "stable", "12": "stable" },
      },
      "m.set_displayname": { enabled: true },
      "m.set_avatar_url": { enabled: true },
      "m.3pid_changes": { enabled: false },
      "m.get_login_token": { enabled: true },
      "m.profile_fields": { enabled: true },
      "io.conclave.key_sharing": { devices: settings.keySharing },
      ...(webPush !== undefined && { "io.conclave.web_push": { vapid: webPush.publicKey } }),
      ...((await mayModerate(dispatcher, caller)) && { "m.account_moderation": { lock: true, suspend: true } }),
    },
  }));
}

async function mayModerate(dispatcher: Dispatcher, { userId }: Caller): Promise<boolean> {
  const { permissions } = await dispatcher.run(readCaller, { userId });
  return permissions.includes("accounts.disable");
}
