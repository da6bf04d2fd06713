import { changePassword } from "@conclave/protocol/client-api/change-password";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { changePassword as change } from "@conclave/services/workflows/change-password";
import { requireStrongPassword } from "@conclave/services/workflows/register";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { requireUia, type UiaParts } from "./require-uia.ts";

/** POST /_matrix/client/v3/account/password */
export function changePasswordRoute(parts: UiaParts & Pick<Parts, "settings">): Route {
  return route(changePassword, async (request) => {
    const { body, caller } = request;
    if (body.new_password !== undefined) await requireStrongPassword(parts, body.new_password, caller.userId);
    const refusal = await requireUia(parts, changePassword, request);
    if (refusal !== undefined) return refusal;
    if (body.new_password === undefined) {
      throw new MatrixError("M_MISSING_PARAM", "new_password is missing from the body.");
    }
    await change(parts, {
      userId: caller.userId,
      deviceId: caller.deviceId,
      password: body.new_password,
      endOtherSessions: body.logout_devices !== false,
    });
    return {};
  });
}
