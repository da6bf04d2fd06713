import { getCapabilities } from "@conclave/protocol/client-api/get-capabilities";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/capabilities */
export function getCapabilitiesRoute({ settings }: Pick<Parts, "settings">): Route {
  return route(getCapabilities, async () => ({
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
    },
  }));
}
