import { deleteProfileField } from "@conclave/protocol/client-api/delete-profile-field";
import { changeOwnProfile } from "@conclave/services/workflows/set-profile-field";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { requireOwnProfile } from "./own-profile.ts";

/** DELETE /_matrix/client/v3/profile/{userId}/{keyName} */
export function deleteProfileFieldRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deleteProfileField, async ({ caller, params }) => {
    requireOwnProfile(caller, params.userId);
    await changeOwnProfile(dispatcher, { userId: caller.userId, key: params.keyName, value: undefined });
    return {};
  });
}
