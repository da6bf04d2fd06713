import type { Permission } from "@conclave/protocol/permissions/permission";
import type { Caller } from "./route.ts";

/** A caller with what their role allows, looked up anew on each request. */
export interface AuthenticatedCaller extends Caller {
  readonly permissions: readonly Permission[];
}

/**
 * Finds who holds an access token.
 *
 * @throws MatrixError `M_UNKNOWN_TOKEN` (with `soft_logout` when it has merely expired), `M_USER_LOCKED` or
 * `M_USER_DEACTIVATED`.
 */
export type Authenticate = (accessToken: string) => Promise<AuthenticatedCaller>;
