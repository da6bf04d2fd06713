import { checkUsernameAvailability } from "@conclave/protocol/client-api/check-username-availability";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { checkUserName } from "@conclave/services/accounts/check-user-name";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/register/available */
export function checkUsernameAvailabilityRoute({
  dispatcher,
  settings,
}: Pick<Parts, "dispatcher" | "settings">): Route {
  return route(checkUsernameAvailability, async ({ query }) => {
    if (settings.registration !== "open") throw new MatrixError("M_FORBIDDEN", "Nobody can register here by themself.");
    await dispatcher.run(checkUserName, { localpart: query.username });
    return { available: true };
  });
}
