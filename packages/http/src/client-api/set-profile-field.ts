import { isJsonObject } from "@conclave/base/json";
import { setProfileField } from "@conclave/protocol/client-api/set-profile-field";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { changeOwnProfile } from "@conclave/services/workflows/set-profile-field";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { requireOwnProfile } from "./own-profile.ts";

/** PUT /_matrix/client/v3/profile/{userId}/{keyName} */
export function setProfileFieldRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setProfileField, async ({ caller, params, body }) => {
    requireOwnProfile(caller, params.userId);
    const key = params.keyName;
    const value = isJsonObject(body) && Object.hasOwn(body, key) ? body[key] : undefined;
    if (value === undefined) throw new MatrixError("M_MISSING_PARAM", "The body lacks the key that the path names.");
    await changeOwnProfile(dispatcher, { userId: caller.userId, key, value });
    return {};
  });
}
