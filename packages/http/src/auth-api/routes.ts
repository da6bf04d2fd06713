import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { signInRoute } from "./sign-in.ts";

/** Every route of the pages for set-up, invitation and sign-in. */
export function authApiRoutes(parts: Parts): readonly Route[] {
  return [signInRoute(parts)];
}
