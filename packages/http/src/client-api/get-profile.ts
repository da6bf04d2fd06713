import { getProfile } from "@conclave/protocol/client-api/get-profile";
import { getProfile as readProfile } from "@conclave/services/accounts/profile";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { requireCaller } from "./require-caller.ts";

/** GET /_matrix/client/v3/profile/{userId} */
export function getProfileRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getProfile, async ({ caller, params }) => {
    requireCaller(caller);
    return new JsonText(await dispatcher.run(readProfile, { userId: params.userId }));
  });
}
