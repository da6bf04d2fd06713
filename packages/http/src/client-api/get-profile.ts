import { getProfile } from "@conclave/protocol/client-api/get-profile";
import { getProfileField } from "@conclave/protocol/client-api/get-profile-field";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { getProfile as readProfile } from "@conclave/services/accounts/profile";
import { JsonText } from "../edge/reply.ts";
import { type Caller, type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/profile/{userId} */
export function getProfileRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getProfile, async ({ caller, params }) => {
    requireCaller(caller);
    return new JsonText(await dispatcher.run(readProfile, { userId: params.userId }));
  });
}

/** GET /_matrix/client/v3/profile/{userId}/{keyName} */
export function getProfileFieldRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getProfileField, async ({ caller, params }) => {
    requireCaller(caller);
    return new JsonText(await dispatcher.run(readProfile, { userId: params.userId, key: params.keyName }));
  });
}

/** Who is not signed in learns nothing of who works here; the specification wants a 403 for that. */
function requireCaller(caller: Caller | undefined): void {
  if (caller === undefined) throw new MatrixError("M_FORBIDDEN", "Profiles are shown to those who are signed in.");
}
