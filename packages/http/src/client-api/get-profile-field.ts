import { getProfileField } from "@conclave/protocol/client-api/get-profile-field";
import { getProfile as readProfile } from "@conclave/services/accounts/profile";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { requireCaller } from "./require-caller.ts";

/** GET /_matrix/client/v3/profile/{userId}/{keyName} */
export function getProfileFieldRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getProfileField, async ({ caller, params }) => {
    requireCaller(caller);
    return new JsonText(await dispatcher.run(readProfile, { userId: params.userId, key: params.keyName }));
  });
}
