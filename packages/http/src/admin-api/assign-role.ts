import { assignRole } from "@conclave/protocol/admin-api/assign-role";
import { assignRole as assign } from "@conclave/services/administration/assign-role";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentAccount } from "./present-account.ts";

/** PUT /_conclave/admin/v1/accounts/{userId}/role */
export function assignRoleRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(assignRole, async ({ params, body, caller }) =>
    presentAccount(await dispatcher.run(assign, { by: caller.userId, userId: params.userId, role: body.role })),
  );
}
