import { completeReset } from "@conclave/protocol/auth-api/complete-reset";
import { completeReset as complete } from "@conclave/services/workflows/complete-reset";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/reset/complete */
export function completeResetRoute(parts: Pick<Parts, "dispatcher" | "passwordHasher" | "settings">): Route {
  return route(completeReset, async ({ body }) => ({
    redirect: await complete(parts, body.token, body.password),
  }));
}
