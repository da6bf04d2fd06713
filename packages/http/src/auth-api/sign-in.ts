import { signIn } from "@conclave/protocol/auth-api/sign-in";
import { signInOnPage } from "@conclave/services/workflows/sign-in-on-page";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/sign-in */
export function signInRoute(parts: Pick<Parts, "dispatcher" | "passwordHasher" | "signInThrottle">): Route {
  return route(signIn, async ({ body, address }) => {
    const { user, password, request } = body;
    return { redirect: await signInOnPage(parts, { user, password, address }, request) };
  });
}
