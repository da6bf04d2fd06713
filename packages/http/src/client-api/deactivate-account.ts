import { deactivateAccount } from "@conclave/protocol/client-api/deactivate-account";
import { deactivateAccount as deactivate } from "@conclave/services/workflows/deactivate-account";
import { type Route, route } from "../edge/route.ts";
import { requireUia, type UiaParts } from "./require-uia.ts";

/** POST /_matrix/client/v3/account/deactivate */
export function deactivateAccountRoute(parts: UiaParts): Route {
  return route(deactivateAccount, async (request) => {
    const refusal = await requireUia(parts, deactivateAccount, request);
    if (refusal !== undefined) return refusal;
    await deactivate(parts.dispatcher, { userId: request.caller.userId, erase: request.body.erase === true });
    return { id_server_unbind_result: "success" as const };
  });
}
