import { register } from "@conclave/protocol/client-api/register";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { checkUserName } from "@conclave/services/accounts/check-user-name";
import { proposeUserId } from "@conclave/services/accounts/propose-user-id";
import type { Settings } from "@conclave/services/instance/settings";
import { register as registerPerson } from "@conclave/services/workflows/register";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { deviceWishOf, presentSession } from "./present-session.ts";
import { requireUia, type UiaParts } from "./require-uia.ts";

/** POST /_matrix/client/v3/register */
export function registerRoute(parts: UiaParts & Pick<Parts, "settings">): Route {
  return route(register, async (request) => {
    const { body, query } = request;
    if (query.kind === "guest") {
      throw new MatrixError("M_GUEST_ACCESS_FORBIDDEN", "This server has no guests.");
    }
    const flows = registrationFlows(parts.settings);
    const userId =
      body.username === undefined
        ? await parts.dispatcher.run(proposeUserId, {})
        : await parts.dispatcher.run(checkUserName, { localpart: body.username });
    // The last request names the invitation too: it is used up together with the making of the account.
    const refusal = await requireUia(parts, register, request, { flows, everyTime: flows !== openFlows });
    if (refusal !== undefined) return refusal;
    if (body.password === undefined) throw new MatrixError("M_MISSING_PARAM", "password is missing from the body.");
    const session = await registerPerson(parts, {
      userId,
      password: body.password,
      role: "member",
      invitationToken: flows === openFlows ? undefined : body.auth?.token,
      device: body.inhibit_login === true ? undefined : deviceWishOf(body),
    });
    return session === undefined ? { user_id: userId } : presentSession(session);
  });
}

const openFlows = [["m.login.dummy"]];
const invitationFlows = [["m.login.registration_token"]];

/** The stages that let somebody register here. */
function registrationFlows(settings: Settings): readonly (readonly string[])[] {
  if (settings.registration === "open") return openFlows;
  if (settings.registration === "invite") return invitationFlows;
  throw new MatrixError("M_FORBIDDEN", "Nobody can register here by themself: administrators make the accounts.");
}
